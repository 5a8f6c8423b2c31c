// The words of this screen: its own, and what is wrong with octets or with what was typed; and the protocols beyond the first visit.
import { addMessages } from '../../story/catalogue'
import { findings } from '../../story/en/findings'
import { frame } from '../../story/en/frame'
import { problems } from '../../story/en/problems'
import { scenarioProblems } from '../../story/en/problems.scenario'
import { meaningsOf } from '../../story/meanings'
import { learn } from '../../wire/protocols'
import { breadth } from '../../wire/protocols/breadth'

learn(breadth)
addMessages(meaningsOf(breadth))
addMessages(frame)
addMessages(findings)
addMessages(problems)
addMessages(scenarioProblems)
