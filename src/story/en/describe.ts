/** Whole pictures in words. */
export const describe: Record<string, string> = {
  'describe.part': '{label} {octets, plural, one {# byte} other {# bytes}}',
  'describe.trailer': 'behind it {octets, plural, one {# byte} other {# bytes}} of padding and FCS',
  'describe.nothing': 'Nothing is sent in this scenario.',
  'describe.frame':
    'The frame of {message}, {total} bytes. From the front: {parts}. {step, plural, =0 {Nothing is written yet.} other {Step {step} of {steps}: now {field}.}}',
  'describe.before': 'Before the first step. {message} is not on its way yet.',
  'describe.journey':
    'Step {step} of {steps}. {message} is at the {node}, which has {octets} of its {total} bytes in hand{octets, plural, =0 {.} other {: {parts}.}}',
}
