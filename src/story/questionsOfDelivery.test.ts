/** Each question about a lane has just one right answer there, and the other lane's is another. */
import '../sim/tcp/tcp.fixture'
import { describe, expect, it } from 'vitest'
import { library } from '../scenario/library'
import { simulateLanes } from '../sim/lanes'
import { questionsOf } from './questions'
import { questionsOfDelivery } from './questionsOfDelivery'

const asked = library.filter(({ origin }) => origin in questionsOfDelivery)

describe('questions of Delivery', () => {
  it('are about ready scenarios', () => {
    expect(asked.map(({ origin }) => origin).sort()).toEqual(Object.keys(questionsOfDelivery).sort())
  })

  it.each(asked)('$origin: one right answer in each lane, and not the same', scenario => {
    const right = simulateLanes(scenario).map(trace => {
      const [question] = questionsOf(trace)
      expect(question?.shownBy, trace.lane).toBeDefined()
      const answers = (question?.choices ?? []).filter(({ isRight }) => isRight)
      expect(answers, trace.lane).toHaveLength(1)
      return answers[0]?.text
    })
    expect(new Set(right).size).toBe(right.length)
  })
})
