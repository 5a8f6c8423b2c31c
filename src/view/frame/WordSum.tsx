// A ones' complement sum on the screen: the words, their sum, the carries folded back in, every bit turned over.
import { useState } from 'react'
import type { Say, SayRich } from '../../story/message'
import type { InternetWork, Word } from '../../wire/work'
import { Words } from '../Words'
import './working.css'

interface WordSumProps {
  readonly work: InternetWork
  /** A checksum of 0 says that there is none (RFC 768): then nobody checks. */
  readonly zeroMeansNone: boolean
  readonly toneOf: (layer: number) => string
  readonly say: Say
  readonly sayRich: SayRich
}

/** Of a longer sum, this many words at each end are written out. */
const ENDS = 20

const hex = (value: number, digits = 4) => value.toString(16).padStart(digits, '0')
const bits = (value: number) =>
  value
    .toString(2)
    .padStart(16, '0')
    .replace(/\B(?=(\d{4})+$)/g, ' ')

export function WordSum(props: WordSumProps) {
  const { work, toneOf, say, sayRich } = props
  const { words, folds } = work
  const [count, setCount] = useState(words.length)
  const added = Math.min(count, words.length)
  const total = words[added - 1]?.sum ?? 0
  const done = added === words.length
  return (
    <div className="working">
      <p className="sum octets">
        {words.map((word, i) => (
          <WordChip
            key={i}
            word={word}
            at={i}
            count={words.length}
            added={i < added}
            toneOf={toneOf}
            say={say}
          />
        ))}
      </p>
      <div className="sum-line">
        <span>
          = <b className="octets">{hex(total)}</b>
        </span>
        {done &&
          folds.map(({ high, low, sum }) => (
            <span key={sum}>
              <Words
                runs={sayRich('frame.work.fold', { high: hex(high, 1), low: hex(low), sum: hex(sum) })}
              />
            </span>
          ))}
        <label className="sum-slider">
          <span>{say('frame.work.wordByWord', { added, words: words.length })}</span>
          <input
            type="range"
            min={0}
            max={words.length}
            value={added}
            onChange={event => setCount(Number(event.target.value))}
          />
        </label>
      </div>
      {done && <Ending {...props} folded={folds.at(-1)?.sum ?? total} />}
    </div>
  )
}

/** The folded sum turned over, the rule for 0, and what the frame holds where that is something else. */
function Ending(props: WordSumProps & { readonly folded: number }) {
  const { work, zeroMeansNone, folded, say, sayRich } = props
  const { complement, zeroAsOnes, wanted, seen } = work
  const flipped = { before: bits(folded), after: bits(complement), value: hex(complement) }
  return (
    <>
      <p className="sum-flip">
        <Words runs={sayRich('frame.work.flip', flipped)} />
      </p>
      {zeroAsOnes && <p>{say('frame.work.zeroAsOnes')}</p>}
      {seen === 0 && zeroMeansNone && <p>{say('frame.work.none', { wanted: hex(wanted) })}</p>}
      {seen !== wanted && !(seen === 0 && zeroMeansNone) && (
        <p className="working-wrong">{say('frame.work.differs', { seen: hex(seen), wanted: hex(wanted) })}</p>
      )}
    </>
  )
}

/** What the words are: how many, and which of them are thought in front. */
export function wordsNote({ words }: InternetWork, say: Say): string {
  const pseudo = words.filter(word => word.source.kind === 'pseudoHeader').length
  return say(pseudo ? 'frame.work.wordsPseudo' : 'frame.work.words', { words: words.length, pseudo })
}

interface WordChipProps {
  readonly word: Word
  readonly at: number
  readonly count: number
  readonly added: boolean
  readonly toneOf: (layer: number) => string
  readonly say: Say
}

function WordChip({ word, at, count, added, toneOf, say }: WordChipProps) {
  if (count > 2 * ENDS + 4 && at >= ENDS && at < count - ENDS)
    return at === ENDS ? (
      <span className="sum-fold">{say('frame.work.more', { words: count - 2 * ENDS })}</span>
    ) : null
  const { source } = word
  const isPseudo = source.kind === 'pseudoHeader'
  const first = isPseudo ? undefined : source.fields[0]
  const tone = isPseudo ? 'tone-internet' : `tone-${toneOf(first?.layer ?? 0)}`
  const keys = isPseudo ? undefined : source.fields.map(({ layer, name }) => `${layer}.${name}`).join(' ')
  const title = isPseudo
    ? say('frame.work.pseudo', { parts: source.parts.join(', ') })
    : source.fields.map(({ label }) => label).join(', ')
  return (
    <span
      className={`sum-word ${tone}${isPseudo ? ' pseudo' : ''}`}
      data-added={added || undefined}
      data-own={word.own}
      data-key={first && `${first.layer}.${first.name}`}
      data-keys={keys}
      title={title}
    >
      {hex(word.value)}
    </span>
  )
}
