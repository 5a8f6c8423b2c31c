/** What is said in Delivery of frames that leave or are lost, and of both lanes together. */
export const lanes: Record<string, string> = {
  'tell.lanes.departs.datagram':
    '<transport><b>A datagram leaves the {node}, whole: a frame of {octets} bytes.</b></transport> UDP keeps no copy of it.',
  'tell.lanes.departs.other':
    '<b>A frame leaves the {node} for the {to}: {message}.</b> It is {octets, plural, one {# byte} other {# bytes}} long.',
  'tell.lanes.lost.datagram':
    '<alarm><b>{both, select, true {The same loss hit both.} other {{fate, select, byHand {Dropped by hand.} queueFull {No room in the queue: dropped.} burst {Lost in a bad moment of the network.} other {Lost on the way.}}}}</b></alarm> The datagram is gone for good: nobody has a copy, and nobody is told.',
  'tell.lanes.lost.piece':
    '<alarm><b>{both, select, true {The same loss hit both.} other {{fate, select, byHand {Dropped by hand.} queueFull {No room in the queue: dropped.} burst {Lost in a bad moment of the network.} other {Lost on the way.}}}}</b></alarm> It was one piece of a datagram. The others go on, but without it they are of no use, and nobody will send it again.',
  'tell.lanes.lost.bytes':
    '<alarm><b>{both, select, true {The same loss hit both.} other {{fate, select, byHand {Dropped by hand.} queueFull {No room in the queue: dropped.} burst {Lost in a bad moment of the network.} other {Lost on the way.}}}}</b></alarm> {length, plural, one {Byte {first} is} other {Bytes {first} to {last} are}} still in the sender’s buffer: TCP has not given {length, plural, one {it} other {them}} up.',
  'tell.lanes.lost.segment':
    '<alarm><b>{both, select, true {The same loss hit both.} other {{fate, select, byHand {Dropped by hand.} queueFull {No room in the queue: dropped.} burst {Lost in a bad moment of the network.} other {Lost on the way.}}}}</b></alarm> No byte of the program was in it: {message}.',
  'tell.lanes.still':
    '<transport><b>Here the run is ended.</b></transport> No program gets any further: the kernels would go on like this for ever, one probing and the other saying that there is no room.',
  'tell.lanes.cut':
    '<b>Here the picture ends, the run does not:</b> more than {events, plural, one {# event} other {# events}} would not fit into this page.',
  'tell.lanes.end':
    'Of {sent, plural, one {# byte} other {# bytes}}, the stream’s reader got {stream}, the datagrams’ reader {datagram}.',
  'tell.lanes.end.same': 'That is all.',
}
