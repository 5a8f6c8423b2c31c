/** What is said of packets in pieces. */
export const fragments: Record<string, string> = {
  'tell.fragment.host':
    '<internet><b>{total} bytes: too long for a cable that carries {mtu}.</b></internet> So the {node}’s kernel cuts the packet into {count} pieces, each with an IP header of its own.',
  'tell.fragment.router':
    '<internet><b>The next cable carries {mtu} bytes a packet; this one has {total}.</b></internet> So the {node} cuts it into {count} pieces. Only the receiver will put them together.',
  'tell.encapsulate.ipv4.fragment':
    '<internet><b>Piece {number} gets an IP header of its own.</b></internet> The same identification as all pieces, and its offset: {offset} × {unit} bytes. {more, select, 1 {More follow.} other {It is the last.}}',
  'tell.transmit.piece':
    '<physical><b>Piece {number} is on the cable, to the {to}.</b></physical> {bits} bits with the preamble, in {microseconds} µs: a frame like any other.',
  'tell.checks.ipv4.piece':
    '<internet><b>The {node} checks the IP header: good.</b></internet> {damaged, select, true {Its checksum covers only the header, so damage behind it goes unseen.} other {It is for this host, but only a piece of a packet.}}',
  'tell.checks.ipv4.joined':
    '<internet><b>Who reads on? {up}.</b></internet> Each piece’s header was checked when it came; what it carries can be read only now.',
  'tell.reassemble.held':
    '<internet><b>The {node} keeps {known, select, true {piece {number}} other {this piece}}.</b></internet> Still missing: {missing}. Nothing goes up before the packet is whole.',
  'tell.reassemble.complete':
    '<internet><b>The last missing piece is here.</b></internet> Its {octets} bytes fill the hole: the {node} has all {total} that the packet carries.',
  'tell.reassemble.whole':
    '<internet><b>{count, plural, one {# piece is} other {# pieces are}} one packet of {total} bytes again.</b></internet> It has the first one’s header, with a new length and checksum.',
  'tell.reassemble.duplicate':
    '<internet><b>This piece is there already.</b></internet> The {node} needs it only once.',
  'tell.reassemble.refused':
    '<internet><alarm><b>This piece does not fit.</b></alarm></internet> The others stay.',
  'tell.reassemble.abandoned':
    '<internet><alarm><b>This piece does not fit: {fault, select, overlap {it overlaps another} tooLong {the packet would be too long} length {the packet would end elsewhere} other {it is empty}}.</b></alarm></internet> The {node} gives the whole packet up: a common trick of attackers.',
  'tell.reassemble.stretch': 'bytes {from} to {to}',
  'tell.reassemble.rest': 'byte {from} and on',
  'tell.reassemble.and': ', ',
  'tell.timer.reassembly':
    '<internet><b>The {node} has waited {seconds} s for the missing pieces.</b></internet> IP sends nothing again, so they will not come.',
  'tell.drop.incomplete':
    '<alarm><b>Piece {piece} is let go: {octets} bytes that came in vain.</b></alarm> Without the missing piece they are of no use to anybody.',
  'tell.drop.incomplete.counted':
    '<alarm><b>One piece is missing, and the whole packet is lost.</b></alarm> The {node} adds one to its counter {counter}.',
  'tell.drop.duplicatePiece': '<b>Let go.</b> The {node} has this piece, so nothing is lost.',
  'tell.drop.abandoned': '<alarm><b>Let go,</b></alarm> with all the pieces of its packet.',
  'tell.drop.badPiece': '<alarm><b>Dropped:</b></alarm> a piece that cannot be right.',
  'tell.drop.badPiece.counted':
    '<alarm><b>Dropped, and the whole packet with it.</b></alarm> The {node} adds one to its counter {counter}.',
}
