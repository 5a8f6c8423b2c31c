// The words of the journey's steps: whatever says one of them imports this, so that they come along with the first.
import { addMessages } from '../../story/catalogue'
import { journeySteps } from '../../story/en/journeySteps'

addMessages(journeySteps)
