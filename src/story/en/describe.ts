/** Whole pictures in words. */
export const describe: Record<string, string> = {
  'describe.part': '{label} {octets, plural, one {# byte} other {# bytes}}',
  'describe.trailer': 'behind it {octets, plural, one {# byte} other {# bytes}} of padding and FCS',
  'describe.nothing': 'Nothing is sent in this scenario.',
  'describe.frame':
    'The frame of {message}, {total} bytes. From the front: {parts}. {step, plural, =0 {Nothing is written yet.} other {Step {step} of {steps}: now {field}.}}',
}
