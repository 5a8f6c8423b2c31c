// The words of dialogs and notices: every dialog's module imports this one, so that they come along with the first.
import { addMessages } from '../story/catalogue'
import { dialogs } from '../story/en/dialogs'
import { problems } from '../story/en/problems'
import { scenarioProblems } from '../story/en/problems.scenario'

addMessages(dialogs)
addMessages(problems)
addMessages(scenarioProblems)
