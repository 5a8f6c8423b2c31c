// The words of this screen: its own, what is wrong with octets, and what is wrong with what was typed.
import { addMessages } from '../../story/catalogue'
import { findings } from '../../story/en/findings'
import { frame } from '../../story/en/frame'
import { problems } from '../../story/en/problems'
import { scenarioProblems } from '../../story/en/problems.scenario'

addMessages(frame)
addMessages(findings)
addMessages(problems)
addMessages(scenarioProblems)
