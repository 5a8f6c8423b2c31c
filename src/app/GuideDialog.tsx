// What the open scenario is about, what to look at, and questions to answer before stepping on.
import { useId, useState } from 'react'
import { act, useOctet } from '../store/store'
import { say } from '../story/catalogue'
import { guideOf } from '../story/guide'
import { type Choice, type Question, questionsOf } from '../story/questions'
import { nearestStep } from '../track/nearest'
import { Button } from '../view/Button'
import { Dialog } from '../view/Dialog'
import { Icon } from '../view/Icon'
import { closeDialog } from './stage'
import './guide.css'

export default function GuideDialog() {
  const trace = useOctet(state => state.trace)
  const { title, introduction, lookAt } = guideOf(trace.scenario?.origin ?? '')
  const questions = questionsOf(trace)
  return (
    <Dialog title={title} close={say('shell.close')} onClose={closeDialog}>
      <div className="guide">
        {introduction.map(paragraph => (
          <p key={paragraph}>{paragraph}</p>
        ))}
        <h3>{say('guide.lookAt')}</h3>
        <ul className="guide-list">
          {lookAt.map(each => (
            <li key={each}>{each}</li>
          ))}
        </ul>
        {questions.length > 0 && <h3>{say('guide.questions')}</h3>}
        {questions.map(question => (
          <Asked key={question.id} question={question} />
        ))}
      </div>
    </Dialog>
  )
}

/** One question; what was chosen gets its reply at once, and the moment that shows the answer can be opened. */
function Asked({ question }: { readonly question: Question }) {
  const [chosen, setChosen] = useState<Choice>()
  const name = useId()
  const { shownBy } = question
  return (
    <fieldset className="question">
      <legend>{question.prompt}</legend>
      {question.choices.map(choice => (
        <label key={choice.text} className="question-choice">
          <input
            type="radio"
            name={name}
            checked={chosen?.text === choice.text}
            onChange={() => setChosen(choice)}
          />
          <span>{choice.text}</span>
        </label>
      ))}
      <div className="question-reply" aria-live="polite">
        {chosen && (
          <p>
            <strong className={chosen.isRight ? 'right' : 'wrong'}>
              <Icon name={chosen.isRight ? 'tick' : 'cross'} />
              {say(chosen.isRight ? 'guide.right' : 'guide.wrong')}
            </strong>{' '}
            {chosen.reply}
          </p>
        )}
        {chosen && shownBy !== undefined && (
          <Button onClick={() => showMoment(shownBy)}>{say('guide.show')}</Button>
        )}
      </div>
    </fieldset>
  )
}

/** Opens the journey of the packet that the question is about, at an event. */
function showMoment(event: number) {
  const { trace } = useOctet.getState()
  closeDialog()
  act.open({ scene: 'journey', followed: trace.scenario?.follow ?? '' })
  act.seek(nearestStep(useOctet.getState().track, event))
}
