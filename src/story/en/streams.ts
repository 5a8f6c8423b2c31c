/** What is said of streams: calls on a connected socket, the states of a connection, every segment and why it was sent. */
export const streams: Record<string, string> = {
  // Calls
  'tell.call.socket.stream':
    '<application><b>The {node}’s program calls socket() for a stream.</b></application> Bytes will come out at the other end in the order in which they went in, or not at all.',
  'tell.call.listen':
    '<application><b>listen(): the {node} waits to be called.</b></application> Up to {backlog, plural, one {# finished connection} other {# finished connections}} may wait there until the program takes them.',
  'tell.call.accept':
    '<application><b>The {node}’s program calls accept().</b></application> It waits until a connection is finished. The kernel does the handshake, not this call.',
  'tell.call.connect':
    '<application><b>The {node}’s program calls connect().</b></application> It wants to be tied to {address}, port {port}.',
  'tell.call.send.octets':
    '<application><b>The {node}’s program calls send() with {octets, plural, one {# byte} other {# bytes}}.</b></application> It names no address: the socket is tied to its peer.',
  'tell.call.recv':
    '<application><b>The {node}’s program calls recv().</b></application> It has room for {length, plural, one {# byte} other {# bytes}} and takes what is there.',
  'tell.call.shutdown':
    '<application><b>shutdown(): the {node} {how, select, read {will read no more} write {has no more to send} other {will neither send nor read}}.</b></application> {stream, select, true {The socket itself stays open: what comes back can still be read.} other {Nothing is sent: among datagrams there is no end to tell of.}}',
  'tell.call.close.stream':
    '<application><b>The {node}’s program calls close().</b></application> It has no more use for this socket. What is left to be said, its kernel says by itself.',
  'tell.call.close.listener':
    '<application><b>The {node}’s program calls close() on the socket that listens.</b></application> From now on nobody is answered at that port.',
  'tell.call.setsockopt':
    '<application><b>setsockopt(): {option} is {value}.</b></application> {kind, select, noDelay {Small segments may go at once, without waiting for an acknowledgment.} other {That is how many bytes the {node}’s kernel may keep for this socket.}}',

  // What they returned
  'tell.return.listen':
    '<application><b>listen() returns {value}.</b></application> From now on the {node}’s kernel answers whoever asks at this port.',
  'tell.return.accept':
    '<application><b>accept() returns {value}: a socket of its own for this connection.</b></application> At the other end is {address}, port {port}. The old socket goes on listening.',
  'tell.return.connect':
    '<application><b>connect() returns {value}.</b></application> {stream, select, true {The {node} is connected; the other program need not know of it yet.} other {Nothing was sent: the {node}’s kernel only notes the peer.}}',
  'tell.return.send.octets':
    '<application><b>send() returns {value}.</b></application> The {node}’s kernel has a copy of {value, plural, one {this byte} other {these bytes}}; whether they have arrived it does not say.',
  'tell.return.recv.stream':
    '<application><b>recv() returns {value}: from byte {first} on.</b></application> {messages, plural, =0 {The bytes leave the kernel.} one {They are bytes of one send().} other {They are bytes of # calls of send(): a stream keeps no edges.}}',
  'tell.return.recv.end':
    '<application><b>recv() returns {value}: the end of the stream.</b></application> The other side has no more to send, and all its bytes have been read.',
  'tell.return.recv.datagram':
    '<application><b>recv() returns {value}.</b></application> One message leaves the {node}’s kernel, whole.',
  'tell.return.recv.datagram.cut':
    '<application><alarm><b>recv() returns {value} of {whole}.</b></alarm></application> There was room for no more, and the rest of the message is thrown away: {cut, plural, one {# byte} other {# bytes}} that no program will ever read.',
  'tell.return.ECONNRESET':
    '<application><alarm><b>{call}() fails: {errno}.</b></alarm></application> The other side has torn the connection down, with a reset.',
  'tell.return.ETIMEDOUT':
    '<application><alarm><b>{call}() fails: {errno}.</b></alarm></application> However often the {node} sent it, no answer came.',
  'tell.return.EPIPE':
    '<application><alarm><b>{call}() fails: {errno}.</b></alarm></application> The {node} can send nothing more on this connection.',
  'tell.return.ENOTCONN':
    '<application><alarm><b>{call}() fails: {errno}.</b></alarm></application> The {node}’s socket is not tied to anybody.',
  'tell.return.EISCONN':
    '<application><alarm><b>{call}() fails: {errno}.</b></alarm></application> The {node}’s socket has a peer already.',
  'tell.return.EALREADY':
    '<application><alarm><b>{call}() fails: {errno}.</b></alarm></application> The {node}’s socket is about to be connected.',
  'tell.return.EDESTADDRREQ':
    '<application><alarm><b>{call}() fails: {errno}.</b></alarm></application> Nobody said whom it is for.',
  'tell.return.EOPNOTSUPP':
    '<application><alarm><b>{call}() fails: {errno}.</b></alarm></application> This kind of socket cannot do that.',
  'tell.return.EINVAL.call':
    '<application><alarm><b>{call}() fails: {errno}.</b></alarm></application> The {node}’s socket is in no state for that.',

  'tell.understand.icmp.stream':
    '<internet><b>The {node} has read it: {what}.</b></internet> It is about a segment. TCP does not give up for that: its own timer will send the segment again.',
  'tell.understand.icmp.stream.tooBig':
    '<internet><b>The {node} has read it: {what}.</b></internet> It is about a segment. TCP makes them smaller, sends again what is still out, and notes how much that path carries.',
  'tell.understand.icmp.connected':
    '<internet><b>The {node} has read it: {what}.</b></internet> A socket is tied to that peer, so the next call on it will fail.',

  // States
  'tell.state.LISTEN':
    '<transport><b>LISTEN.</b></transport> The {node}’s socket waits for somebody who wants a connection.',
  'tell.state.SYN-SENT':
    '<transport><b>{from} → {to}.</b></transport> The {node} asks for a connection and waits for the answer.',
  'tell.state.SYN-RECEIVED':
    '<transport><b>{from} → {to}.</b></transport> Somebody wants a connection. The {node} agrees, and waits to hear that its answer has come.',
  'tell.state.SYN-RECEIVED.both':
    '<transport><b>{from} → {to}.</b></transport> Both sides asked at the same moment. That is allowed, and makes one connection.',
  'tell.state.ESTABLISHED':
    '<transport><b>{from} → {to}.</b></transport> The {node} is connected: each side has said where it starts counting, and heard that the other knows.',
  'tell.state.FIN-WAIT-1':
    '<transport><b>{from} → {to}.</b></transport> The {node} has no more to send. A FIN goes behind its last byte, and has a number of its own.',
  'tell.state.FIN-WAIT-2':
    '<transport><b>{from} → {to}.</b></transport> The {node}’s side is closed, and the other knows. The other may still send: the connection is half closed.',
  'tell.state.CLOSE-WAIT':
    '<transport><b>{from} → {to}.</b></transport> No more bytes will come to the {node}. It may still send, until its own program closes.',
  'tell.state.CLOSING':
    '<transport><b>{from} → {to}.</b></transport> Both sides closed at the same moment. The {node} still waits for the answer to its FIN.',
  'tell.state.LAST-ACK':
    '<transport><b>{from} → {to}.</b></transport> The other side had closed; now the {node} does too, and waits for one last acknowledgment.',
  'tell.state.TIME-WAIT':
    '<transport><b>{from} → {to}.</b></transport> All is said. The {node} stays a while in case its last ACK was lost, and until old segments have died out.',
  'tell.state.CLOSED':
    '<transport><b>{from} → {to}.</b></transport> The {node} has forgotten this connection.',

  // Segments, and why
  'tell.segment.open':
    '<transport><b>TCP on the {node} makes a SYN.</b></transport> It asks for a connection and says where its counting starts. The options say what it can do.',
  'tell.segment.open.answer':
    '<transport><b>TCP on the {node} answers with SYN and ACK.</b></transport> It agrees, and says where its own counting starts.',
  'tell.segment.data':
    '<transport><b>TCP cuts a segment from the stream: {length, plural, one {# byte} other {# bytes}}.</b></transport> The first is number {sequence}. The {node} keeps a copy until it is acknowledged.',
  'tell.segment.acknowledge':
    '<transport><b>TCP on the {node} acknowledges: {acknowledgment}.</b></transport> That is the number it waits for next; all before it has come.',
  'tell.segment.noRoom':
    '<transport><alarm><b>TCP on the {node} acknowledges {acknowledgment}, with a window of {window}.</b></alarm></transport> No room is left in its receive buffer, so the sender has to wait.',
  'tell.segment.delayedAck':
    '<transport><b>No company came, so the ACK goes alone: {acknowledgment}.</b></transport> The {node} had waited for data to send it with, or for a second segment.',
  'tell.segment.duplicateAck':
    '<transport><b>The same ACK again: {acknowledgment}.</b></transport> What came was not the byte that the {node} waits for, and it says so at once.',
  'tell.segment.duplicateAck.first':
    '<transport><b>An ACK at once: {acknowledgment}.</b></transport> What came was not the byte that the {node} waits for, and it says which one that is.',
  'tell.segment.windowUpdate':
    '<transport><b>There is room again: window {window}.</b></transport> The {node}’s program has read, and TCP tells the sender.',
  'tell.segment.timer':
    '<transport><alarm><b>Sent again, because the timer ran out:</b></alarm></transport> {what}. No acknowledgment had come in time.',
  'tell.segment.thirdDuplicateAck':
    '<transport><alarm><b>Sent again, at the third duplicate ACK:</b></alarm></transport> {what}. Others have arrived behind it, so this one must be missing.',
  'tell.segment.pathMtu':
    '<transport><alarm><b>Sent again, in a smaller segment:</b></alarm></transport> {what}. A router had no room for a packet as large as the first one.',
  'tell.segment.partialAck':
    '<transport><alarm><b>Sent again, because of a partial ACK:</b></alarm></transport> {what}. The ACK stopped short of all that was out: this is the next hole.',
  'tell.segment.sack':
    '<transport><alarm><b>Sent again, because of SACK:</b></alarm></transport> {what}. The receiver has said what it holds, and this is not among it.',
  'tell.segment.limitedTransmit':
    '<transport><b>A duplicate ACK lets one new segment go: {length, plural, one {# byte} other {# bytes}}.</b></transport> A segment has left the network, so one may enter. The first is number {sequence}.',
  'tell.segment.probe':
    '<transport><b>A probe: byte {sequence}, into a window that is closed.</b></transport> The answer will say whether there is room. Without it a lost window update would block both for ever.',
  'tell.segment.close':
    '<transport><b>TCP on the {node} sends its FIN.</b></transport> {length, plural, =0 {There is nothing more to send.} one {It goes with the last byte.} other {It goes with the last # bytes.}} It is counted like a byte, so it will be acknowledged.',
  'tell.segment.reset':
    '<transport><alarm><b>TCP on the {node} sends a reset.</b></alarm></transport> There is no such connection here, or it ends at once.',
  'tell.segment.challenge':
    '<transport><b>TCP on the {node} asks back: ACK {acknowledgment}.</b></transport> A reset or SYN came that does not fit. If it was meant, the other side will say so with the right number.',
  'tell.segment.bytes': '{length, plural, one {byte {first}} other {bytes {first} to {last}}}',
  'tell.segment.syn': 'the SYN',
  'tell.segment.fin': 'the FIN',

  // What became of it at the receiver
  'tell.accepted.inOrder':
    '<transport><b>In order.</b></transport> {length, plural, one {Byte {first} goes} other {Bytes {first} to {last} go}} into the {node}’s receive buffer; it now waits for {next}.',
  'tell.accepted.held':
    '<transport><b>Ahead of its time, so it is held.</b></transport> Byte {next} is still missing. {length, plural, one {Byte {first} waits} other {Bytes {first} to {last} wait}} in the {node}’s buffer; no program may see them.',
  'tell.accepted.fillsHole':
    '<transport><b>The hole is filled.</b></transport> {length, plural, one {Byte {first}} other {Bytes {first} to {last}}} came, and what was held behind them is free: the {node} now waits for {next}.',
  'tell.accepted.duplicate':
    '<transport><b>The {node} has {length, plural, one {this byte} other {these bytes}} already.</b></transport> {length, plural, one {Byte {first} is} other {Bytes {first} to {last} are}} let go; it waits for {next}.',
  'tell.accepted.outside':
    '<transport><b>No room for {length, plural, one {byte {first}} other {bytes {first} to {last}}}.</b></transport> {length, plural, one {It lies} other {They lie}} outside of the {node}’s window, and {length, plural, one {is} other {are}} let go.',
  'tell.acked.newly':
    '<transport><b>Acknowledged up to {upTo}.</b></transport> The {node} lets go of its copies. {flight, plural, =0 {Nothing is out now.} one {# byte is still out.} other {# bytes are still out.}}',
  'tell.acked.duplicate':
    '<transport><b>A duplicate ACK: {upTo} once more.</b></transport> It is number {duplicates}. Something behind that byte arrived at the other side, but not the byte itself.',
  'tell.connection':
    '<transport><b>TCP on the {node} notes:</b></transport> congestion window {cwnd}, the other side’s window {sndWnd}, in flight {flight}; timer {rto} ms.',

  // Timers
  'tell.timer.retransmit':
    '<transport><alarm><b>The {node}’s retransmission timer ran out.</b></alarm></transport> No acknowledgment in {milliseconds} ms. TCP takes {message} for lost; next time it will wait twice as long.',
  'tell.timer.persist':
    '<transport><b>The {node}’s persist timer ran out.</b></transport> For {milliseconds} ms the window has been closed, or too small to be worth a segment. TCP has to ask whether it still is.',
  'tell.timer.delayedAck':
    '<transport><b>{milliseconds} ms have gone by since the segment came.</b></transport> The {node} may not keep its acknowledgment back any longer.',
  'tell.timer.timeWait':
    '<transport><b>{milliseconds} ms of TIME-WAIT are over.</b></transport> No old segment can be under way any more.',

  // Its header, and its checks
  'tell.encapsulate.tcp':
    '<transport><b>TCP puts {header} bytes in front: a segment.</b></transport> From port {sourcePort} to port {destinationPort}, {total} bytes in all, with a checksum over them.',
  'tell.decapsulate.tcp':
    '<transport><b>TCP takes its {header} bytes off.</b></transport> {left, plural, =0 {No data was in it; its header said all.} one {# byte of the stream is left.} other {# bytes of the stream are left.}}',
  'tell.checks.tcp.host':
    '<transport><b>TCP checks the segment{damaged, select, true { and finds nothing} other {: good}}.</b></transport> {damaged, select, true {The damage cancels out in the sum.} other {Header and data add up, and there is a socket for it at port {connection}.}}',
  'tell.checks.failed.tcp.dataOffset':
    '<transport><alarm><b>An impossible data offset: {seen}.</b></alarm></transport> It counts words of four bytes, and a TCP header has {wanted} at the least.',
  'tell.checks.failed.tcp.checksum':
    '<transport><alarm><b>TCP notices: the checksum does not fit.</b></alarm></transport> It says {seen}; addresses, header and data give {wanted}.',
  'tell.checks.failed.tcp.connection':
    '<transport><alarm><b>No connection, and nobody listens at port {seen}.</b></alarm></transport> The segment is whole, but the {node} knows nothing of it.',
  'tell.drop.unacceptable':
    '<transport><b>Let go: it does not fit this connection.</b></transport> Its numbers lie outside of the window, or its time stamp is an old one.',
  'tell.drop.unacceptable.counted':
    '<transport><b>Let go: it does not fit this connection.</b></transport> Its numbers lie outside of the window, or its time stamp is an old one. Counter: {counter}.',
  'tell.drop.listenQueue.counted':
    '<alarm><b>Dropped: the queue of finished connections is full.</b></alarm> The {node}’s program has to call accept(). Counter: {counter}.',
  'check.tcp.dataOffset.label': 'Data offset',
  'check.tcp.dataOffset.passed': 'all there',
  'check.tcp.dataOffset.failed': 'impossible: {wanted} is the least',
  'check.tcp.dataOffset.seen': '{seen} × 4 B',
  'check.tcp.checksum.label': 'Checksum',
  'check.tcp.checksum.passed': 'all words sum to 0xFFFF',
  'check.tcp.checksum.failed': 'these bytes give {wanted}',
  'check.tcp.connection.label': 'Connection',
  'check.tcp.connection.known': 'a connection of this host',
  'check.tcp.connection.listener': 'a socket that listens',
  'check.tcp.connection.failed': 'neither a connection nor a listener',
}
