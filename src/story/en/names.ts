/** What the units of the layers are called, in textbooks and in RFC 1122 §1.3.3. */
export const names: Record<string, string> = {
  'names.title': 'What is it called?',
  'names.close': 'Close',
  'names.layer': 'Layer',
  'names.bytes': 'Bytes',
  'names.textbook': 'Textbooks, and here',
  'names.rfc': 'RFC 1122',
  'names.rfc.application': 'application data',
  'names.rfc.transport': 'message (RFC 768: user datagram)',
  'names.rfc.segment': 'segment, one kind of message',
  'names.rfc.internet': 'IP datagram',
  'names.message':
    'RFC 1122, section 1.3.3, keeps “message” for what the transport layer sends, and “segment” for TCP’s. Textbooks let the program send messages.',
  'names.packet':
    'Its “packet” is what IP hands to the link: a whole IP datagram, or a fragment of one. Its “frame” is a link header followed by a packet.',
}
