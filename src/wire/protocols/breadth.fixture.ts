/** For tests: every protocol that this book has. */
import { learn } from '.'
import { breadth } from './breadth'

learn(breadth)
