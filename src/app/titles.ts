// The titles of the ready scenarios: what may open one imports this, so that its name is there before it is shown.
import { addMessages } from '../story/catalogue'
import { titles } from '../story/en/titles'

addMessages(titles)
