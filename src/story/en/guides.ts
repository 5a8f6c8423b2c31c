/** Introductions to the ready scenarios, and their questions; loaded when they are asked for. */
export const guides: Record<string, string> = {
  'library.fileCrosses.line':
    'One block of a file, wrapped, carried through a switch and a router, and unwrapped.',
  'library.fileCrosses.introduction.1':
    'A program on the client wants to leave a file on the server. It speaks TFTP, a small protocol that sends a file in numbered blocks and waits for an answer to each.',
  'library.fileCrosses.introduction.2':
    'On the way down every layer puts its own header in front of the same bytes. At the other end every layer checks its header, takes it off, and hands the rest up.',
  'library.fileCrosses.lookAt.1':
    'How the strip of bytes grows on the way down, and that nothing is sent until the last layer is done.',
  'library.fileCrosses.lookAt.2': 'Whose MAC address is on the frame, and where it changes.',
  'library.fileCrosses.lookAt.3': 'What the router changes, and what it leaves alone.',
  'library.fileCrosses.lookAt.4': 'On the way up: first the checks, then the peeling.',
  'library.oneByte.line': 'A program sends a single byte. See how much goes on the cable for it.',
  'library.oneByte.introduction.1':
    'The smallest message makes a surprisingly big frame. Every layer adds its header, and Ethernet will not send a frame below a certain size.',
  'library.oneByte.introduction.2':
    'So the card fills up with padding. Somebody at the other end has to know where the real bytes stop.',
  'library.oneByte.lookAt.1': 'The share of the frame that is your data.',
  'library.oneByte.lookAt.2':
    'Where the padding stands, and which field shows that it is not part of the packet.',
  'library.oneByte.lookAt.3': 'Who throws the padding away.',
  'library.bitFlips.line': 'One bit of your data flips inside a router. Who notices?',
  'library.bitFlips.introduction.1':
    'Three layers guard the bytes: Ethernet with its frame check sequence, IP with a header checksum, UDP with a checksum over everything.',
  'library.bitFlips.introduction.2':
    'They look like the same thing three times. They are not: each guards other bytes, over another stretch of the way.',
  'library.bitFlips.lookAt.1': 'Which checks pass although a bit is wrong, and why.',
  'library.bitFlips.lookAt.2': 'What happens to the message, and who is told.',
  'library.bitFlips.lookAt.3': 'How the file arrives whole in the end.',
  'library.bitFlips.lookAt.4': 'Then move the flip onto the cable, and look again.',
  'library.threeMessages.line':
    'The same three messages through a stream and as datagrams, over the same network. What does the reader get?',
  'library.threeMessages.introduction.1':
    'A program sends three short messages, each with a call of send(). Another reads them with recv(), with room for more than all of them, and pauses between two calls.',
  'library.threeMessages.introduction.2':
    'It runs over both kinds of socket at once. A stream is a row of bytes: it keeps their order and loses none, but not the edges between messages. A datagram is a box: whole or not at all.',
  'library.threeMessages.lookAt.1': 'How many calls of send() there are, and how many of recv().',
  'library.threeMessages.lookAt.2':
    'Click the second packet while it is on its way and drop it: once among the datagrams, once in the stream. What becomes of the third message?',
  'library.threeMessages.lookAt.3':
    'Go back, take it back, drop another one. Everything before it stays as it was.',
  'library.threeMessages.lookAt.4':
    'In Network, let some be lost by chance: the same luck hits both, because the packets have the same names.',
  'library.holeInTheStream.line': 'One message of several is lost on the way. Who has to wait for it?',
  'library.holeInTheStream.introduction.1':
    'A program sends five short messages, one close behind the other. The network loses the second, once as a datagram and once as a segment of a stream.',
  'library.holeInTheStream.introduction.2':
    'Datagrams do not know of one another, so the others are read as they come. A stream keeps its order: what has come already must wait in the kernel until the hole is filled. This is called head-of-line blocking.',
  'library.holeInTheStream.lookAt.1': 'The hole in the stream’s receive buffer, and what stands behind it.',
  'library.holeInTheStream.lookAt.2':
    'What the server says each time that something comes behind the hole, and what the client makes of it.',
  'library.holeInTheStream.lookAt.3': 'How much a single recv() gets at the end.',
  'library.holeInTheStream.lookAt.4':
    'Take the drop back, and drop the last message instead: nothing comes behind it. What does the stream’s sender do now?',
  'library.shortReads.line': 'The reader has room for less than what was sent. What becomes of the rest?',
  'library.shortReads.introduction.1':
    'A program sends two messages. The reader’s calls of recv() have room for fewer bytes than either of them has.',
  'library.shortReads.introduction.2':
    'A stream has no messages, only bytes: what one recv() does not take, the next one gets. A datagram is taken out of the kernel at once: what does not fit is thrown away, and on most systems nobody says so.',
  'library.shortReads.lookAt.1': 'How many calls of recv() each reader needs.',
  'library.shortReads.lookAt.2':
    'A recv() of the stream that gets the end of one message and the beginning of the next.',
  'library.shortReads.lookAt.3': 'How many bytes each reader has in the end.',
  'library.slowReader.line': 'Messages come faster than they are read, and the receive buffer is small.',
  'library.slowReader.introduction.1':
    'The sender sends at once; the reader takes a long pause after every recv(), and its kernel has room for two messages only.',
  'library.slowReader.introduction.2':
    'A stream’s receiver says in every segment how much room it has left: its window. At zero the sender has to wait, and asks now and then with a probe. A datagram’s receiver says nothing. What finds no room is dropped.',
  'library.slowReader.lookAt.1': 'The moment when the receive buffer is full, in each lane.',
  'library.slowReader.lookAt.2': 'Where the stream’s bytes wait while the window is closed.',
  'library.slowReader.lookAt.3': 'The probes: what happens to their byte, and what the answer says.',
  'library.slowReader.lookAt.4': 'How many messages each reader has in the end.',
  'library.handshakeAndFarewell.line':
    'What it takes to begin a connection and to end it, for a single short message.',
  'library.handshakeAndFarewell.introduction.1':
    'The same short message once over a stream and once as a datagram. A stream is a connection: both kernels have to agree that there is one before the first byte, and to agree again that it is over.',
  'library.handshakeAndFarewell.introduction.2':
    'Each direction is closed for itself: with shutdown() the client says that it has said all, and goes on reading. The server may still speak, and does. In between the connection is half closed.',
  'library.handshakeAndFarewell.lookAt.1':
    'How many packets there are before the first byte of data, and how many after the last.',
  'library.handshakeAndFarewell.lookAt.2':
    'The state on both sides: from SYN-SENT to ESTABLISHED, and from there to TIME-WAIT.',
  'library.handshakeAndFarewell.lookAt.3':
    'When the server’s program learns that no more will come, and that it is time to answer. Does the datagrams’ reader ever learn it?',
  'library.handshakeAndFarewell.lookAt.4': 'Who stays in TIME-WAIT, and for how long.',
  'library.tooBigToSend.line':
    'Three messages: one that just fits, one a byte longer, one longer than any datagram.',
  'library.tooBigToSend.introduction.1':
    'A cable carries packets only up to its MTU. A datagram with its headers may be longer than that: then IP cuts it into fragments, each a packet of its own, and the other end joins them.',
  'library.tooBigToSend.introduction.2':
    'IP’s header has a field for the length of the whole. What is longer than that field can say is no datagram, and send() fails.',
  'library.tooBigToSend.lookAt.1': 'The frame of the first message: how many bytes of it are headers.',
  'library.tooBigToSend.lookAt.2':
    'The fragments of the second: how small the last one is, and which of them has UDP’s header. Click one to see it in Frame.',
  'library.tooBigToSend.lookAt.3': 'What the third call of send() returns.',
  'library.oneFragmentLost.line':
    'A message in three packets, and one of them is lost: as fragments and as segments.',
  'library.oneFragmentLost.introduction.1':
    'A message is too long for one packet. As a datagram IP cuts it into fragments; as part of a stream TCP cuts it into segments. The middle one is lost.',
  'library.oneFragmentLost.introduction.2':
    'IP repeats nothing. The receiver keeps the other pieces for a while, then lets them go. TCP sends the lost segment again, and nothing else.',
  'library.oneFragmentLost.lookAt.1': 'What the server does with the pieces that came.',
  'library.oneFragmentLost.lookAt.2': 'How long it waits for the missing one, and what it says then.',
  'library.oneFragmentLost.lookAt.3': 'Which bytes the stream sends again.',
  'library.oneFragmentLost.lookAt.4':
    'The more pieces a message is cut into, the likelier it is to lose one.',
  'library.fullQueue.line': 'A router with a fast cable in, a slow one out, and a short queue in between.',
  'library.fullQueue.introduction.1':
    'Nobody tells a sender how fast the network is. TCP finds out by trying: it begins with little and sends twice as much each round trip. This is slow start.',
  'library.fullQueue.introduction.2':
    'What comes in faster than it can go out waits in the router’s queue. When the queue is full, the next packet is dropped. To TCP that is the sign that it was too fast.',
  'library.fullQueue.lookAt.1': 'How many segments are on their way, round trip by round trip.',
  'library.fullQueue.lookAt.2':
    'The first segment that finds the queue full, and how long it takes until the client knows.',
  'library.fullQueue.lookAt.3': 'The congestion window before and after.',
  'library.fullQueue.lookAt.4': 'In Network, give the queue more room, or less.',
  'library.tftpGoodDay.line': 'A file goes over UDP block by block, and every block is acknowledged.',
  'library.tftpGoodDay.introduction.1':
    'UDP promises nothing: not that a message arrives, nor in which order, nor once. TFTP needs all of that, and makes it with very little: it numbers its blocks and waits for an answer to each.',
  'library.tftpGoodDay.introduction.2':
    'Here nothing goes wrong. The client asks, the server answers from a port of its own, and a block that is not full says that it was the last.',
  'library.tftpGoodDay.lookAt.1': 'How long the cables stand empty while the client waits.',
  'library.tftpGoodDay.lookAt.2': 'Which ports the server uses, and from when on.',
  'library.tftpGoodDay.lookAt.3': 'Then drop one packet, any one: who notices, and after how long?',
  'library.tftpLosesAck.line':
    'A block arrives, its ACK does not. The sender cannot tell that from a lost block.',
  'library.tftpLosesAck.introduction.1':
    'The client waits for an ACK that never comes. Was the block lost, or the answer to it? From where the client stands both look the same, so it sends the block again.',
  'library.tftpLosesAck.introduction.2':
    'The server has that block already. It must not put it into the file a second time, and it must not keep quiet either.',
  'library.tftpLosesAck.lookAt.1': 'When the timer runs out, and what it sends.',
  'library.tftpLosesAck.lookAt.2':
    'What the server does with a block that it has: it drops the bytes and says ACK again.',
  'library.tftpLosesAck.lookAt.3': 'That the file comes out whole, with each block in it once.',
  'library.sorcerersApprentice.line':
    'One ACK is late, and from then on everything goes twice. A real bug of the first TFTP.',
  'library.sorcerersApprentice.introduction.1':
    'The first TFTP answered every ACK with the next block, also an ACK that it had seen before. So a single late ACK makes two of each block, and two of each ACK, to the very end of the file.',
  'library.sorcerersApprentice.introduction.2':
    'Nothing is lost here, and nobody is broken. Each side does what the words of the standard said, like the brooms in the poem. The cure is one sentence: never send a block again because of a doubled ACK.',
  'library.sorcerersApprentice.lookAt.1': 'Which message is late, and what the client’s timer makes of that.',
  'library.sorcerersApprentice.lookAt.2': 'How many times each block goes over the cable from then on.',
  'library.sorcerersApprentice.lookAt.3': 'Take the delay back: every block goes once again.',
  'library.theGame.line':
    'A player’s position, many times a second. Why would a game rather lose three than wait for one?',
  'library.theGame.introduction.1':
    'A game tells the other side where its player is: a dozen bytes, again and again. A few of these messages get lost on the way, the same ones in both lanes.',
  'library.theGame.introduction.2':
    'Over datagrams a lost position is gone, and the next one is there before anybody misses it. Over a stream all that comes behind the hole must wait until the hole is filled: the player freezes, then jumps.',
  'library.theGame.lookAt.1':
    'In Lateness: until the first loss both lanes are equally late. What happens to each then?',
  'library.theGame.lookAt.2':
    'The player as it moves and as the other side sees it, side by side in both lanes, while the stream waits.',
  'library.theGame.lookAt.3':
    'The stream’s program sets TCP_NODELAY before it connects: without it small messages would wait for acknowledgments as well.',
  'library.theGame.lookAt.4':
    'In Network, make the delay longer. Which of the two lanes suffers more from a loss?',
  'library.ownFrame.line': 'Choose the layers, fill in the fields, send what you like. Who reads it?',
  'library.ownFrame.introduction.1':
    'Usually the kernel writes the headers. A program with a raw socket writes them all itself and hands the network card a finished frame; the card only pads it and adds the FCS.',
  'library.ownFrame.introduction.2':
    'It begins as the first packet of a TCP connection, with the options that a kernel asks for. In Frame, press Layers to change anything: other layers, tags, options, fields.',
  'library.ownFrame.lookAt.1': 'How lengths, padding and checksums follow what you change.',
  'library.ownFrame.lookAt.2': 'What may stand inside what, and which number says so.',
  'library.ownFrame.lookAt.3':
    'In Journey: how far up the server can read it, and what it does with the rest.',
  'library.own.line': 'Set up by hand or opened from a file.',
  'library.own.introduction.1': 'Change what you like; the page works everything out again.',
  'library.own.lookAt.1': 'Anything that you did not expect.',
  'question.whoseMac.prompt': 'The frame leaves the client. Whose MAC address is its destination?',
  'question.whoseMac.server': 'The server’s',
  'question.whoseMac.server.reply':
    'The server is where the packet ends, and that is what the IP address says. A MAC address reaches only as far as the next stop.',
  'question.whoseMac.switch': 'The switch’s',
  'question.whoseMac.switch.reply':
    'The frame passes through the switch, but it is not addressed to it. Nobody has to know that a switch is there.',
  'question.whoseMac.router': 'The router’s',
  'question.whoseMac.router.reply':
    'Yes. A MAC address is good for one network only, and the router is the next stop on it: {mac}.',
  'question.payload.prompt':
    'You send {payload, plural, one {# byte} other {# bytes}}. How many bytes does the cable carry in the frame?',
  'question.payload.none': 'As many as I send',
  'question.payload.none.reply':
    'Then nobody on the way would know where to send them, who they are for, or whether they are whole.',
  'question.payload.headers': 'More: every layer adds a header',
  'question.payload.headers.reply':
    'Yes: {total} in all. {more} of them are there so that your {payload} arrive at the right program, whole.',
  'question.router.prompt': 'The router sends the packet on. What of the IP header has changed?',
  'question.router.addresses': 'The IP addresses: they are the next stop’s now',
  'question.router.addresses.reply':
    'The IP addresses name the two ends of the way and stay as they are. It is the frame around the packet that is new.',
  'question.router.timeToLive': 'The time to live, and so the checksum',
  'question.router.timeToLive.reply':
    'Yes. Changed: {fields}. The frame around the packet is a new one altogether.',
  'question.router.nothing': 'Nothing at all',
  'question.router.nothing.reply':
    'That is true of the switch. A router counts the packet down by one, so that none circles for ever.',
  'question.size.prompt':
    'A program sends {payload, plural, one {# byte} other {# bytes}}. How big is the frame on the cable?',
  'question.size.payload': '{payload, plural, one {# byte} other {# bytes}}',
  'question.size.payload.reply': 'There would be no address on it, and no way to know whether it is whole.',
  'question.size.sum': '{sum} bytes: data, headers and FCS',
  'question.size.sum.reply': 'That is all there is to say, but such a frame would be too short for Ethernet.',
  'question.size.padded': '{total} bytes: with padding to the smallest frame',
  'question.size.padded.reply': 'Yes: data, headers and FCS make {sum}, and the card fills up to {total}.',
  'question.padding.prompt': 'Zeros were added to fill the frame. Who at the other end throws them away?',
  'question.padding.link': 'The link layer: its card added them',
  'question.padding.link.reply':
    'The Ethernet header does not say how long its contents are, so the link layer cannot tell padding from data.',
  'question.padding.internet': 'The internet layer: it knows its length',
  'question.padding.internet.reply':
    'Yes. Total length says where the packet ends, so what is behind it, {trimmed} bytes, is not part of it.',
  'question.padding.program': 'The program',
  'question.padding.program.reply': 'The program never sees them: recvfrom() returns exactly what was sent.',
  'question.whoNotices.prompt': 'A bit of the data flips in the router’s memory. Who notices?',
  'question.whoNotices.ethernet': 'Ethernet, by its frame check sequence',
  'question.whoNotices.ethernet.reply':
    'The router checked the old frame before, and makes a new FCS over the bytes it has then, wrong as they are.',
  'question.whoNotices.ipv4': 'IP, by its header checksum',
  'question.whoNotices.ipv4.reply': 'That sum covers the IP header only, and the header is fine.',
  'question.whoNotices.udp': 'UDP, by its checksum',
  'question.whoNotices.udp.reply':
    'Yes. It was worked out by the sender over the data as well, and nobody on the way makes it anew.',
  'question.whoNotices.nobody': 'Nobody',
  'question.whoNotices.nobody.reply':
    'That can happen: where two flips cancel in the sum, or where the sender wrote no checksum.',
  'question.whatThen.prompt': 'The server drops the damaged message. How does the client find out?',
  'question.whatThen.tells': 'The server tells it',
  'question.whatThen.tells.reply':
    'UDP tells nobody. It cannot even trust the sender’s address: that might be what was damaged.',
  'question.whatThen.repairs': 'It need not: the server puts the bit right',
  'question.whatThen.repairs.reply': 'The checksum says that something is wrong, not what.',
  'question.whatThen.timer': 'It does not. Its timer runs out, and it sends again',
  'question.whatThen.timer.reply':
    'Yes: after {milliseconds} ms without an answer TFTP sends the same block once more.',
  'question.calls.prompt':
    'The program calls send() {sends, plural, other {# times}}. How many calls of recv() does the reader need for that, {kind, select, stream {over the stream} other {among the datagrams}}?',
  'question.calls.same': '{sends}: one for each send()',
  'question.calls.same.reply':
    '{isRight, select, true {Yes. A datagram is a box: one send() is one recv(), and two boxes are never mixed.} other {That one send() is one recv() holds for datagrams. A stream is a row of bytes without edges: recv() takes what is there, here the bytes of {together} calls at once.}}',
  'question.calls.fewer': 'Fewer: one recv() may get several messages',
  'question.calls.fewer.reply':
    '{isRight, select, true {Yes: {reads}. While the program paused, more had come, and a stream keeps no edges between what was sent.} other {So it is with a stream. A datagram comes out of the kernel alone, however many wait behind it.}}',
  'question.calls.more': 'More: recv() gets a piece at a time',
  'question.calls.more.reply':
    'That can happen to a stream, too, where recv() has little room. Here it has room for {room} bytes, more than all messages together.',
  'question.lost.prompt':
    'A position of the player is lost on the way. What does the other side see, {kind, select, stream {over the stream} other {among the datagrams}}?',
  'question.lost.skips': 'The player goes on; one position is missing',
  'question.lost.skips.reply':
    '{isRight, select, true {Yes. {milliseconds} ms pass instead of {pace}, and hardly anybody sees it. The lost position is old news anyway.} other {A stream skips nothing. The next positions have come, but they wait in the kernel until the lost one has been sent again.}}',
  'question.lost.freezes': 'The player stands still, and then jumps',
  'question.lost.freezes.reply':
    '{isRight, select, true {Yes, for {milliseconds} ms. Then the lost position is there, and all that had waited behind it comes at once.} other {Nothing waits for the lost one: each datagram is whole by itself, and the next is read as soon as it has come.}}',
  'question.lost.slower': 'The player goes on, but slower from then on',
  'question.lost.slower.reply':
    'Neither kind of socket is slower than the other: the positions leave and travel at the same pace. Only after a loss does it matter who waits for whom.',
  'question.hole.prompt':
    'The second message is lost. When can the reader have the third one, {kind, select, stream {over the stream} other {among the datagrams}}?',
  'question.hole.atOnce': 'As soon as it has come',
  'question.hole.atOnce.reply':
    '{isRight, select, true {Yes. A datagram does not know of the one before it, so nothing holds it up.} other {It is in the kernel by then. But a stream gives its bytes in order, and there is a hole before them.}}',
  'question.hole.afterwards': 'When the second has been sent again',
  'question.hole.afterwards.reply':
    '{isRight, select, true {Yes: {milliseconds} ms after it came. Until the hole is filled, no byte behind it may be read.} other {Nobody has a copy of the second one. The third is whole, and nothing holds it up.}}',
  'question.hole.never': 'Never',
  'question.hole.never.reply':
    'One lost packet does not stop the others for ever. Look what waits in the receive buffer.',
  'question.rest.prompt':
    'recv() has room for {room} bytes, and the message has {whole}. Where is the rest, {kind, select, stream {over the stream} other {among the datagrams}}?',
  'question.rest.next': 'The next recv() gets it',
  'question.rest.next.reply':
    '{isRight, select, true {Yes. A stream is a row of bytes, and recv() takes them from the front.} other {So it is with a stream. A datagram leaves the kernel as a whole, whatever the program has room for.}}',
  'question.rest.gone': 'It is thrown away',
  'question.rest.gone.reply':
    '{isRight, select, true {Yes. The datagram was taken out of the kernel, and what did not fit is gone.} other {So it is with a datagram. A stream’s bytes stay in the receive buffer until somebody takes them.}}',
  'question.rest.again': 'The sender sends it again',
  'question.rest.again.reply':
    'The sender knows nothing of it: how much a program reads in one go is not told to anybody.',
  'question.full.prompt':
    'The receive buffer is full, and more is to come, {kind, select, stream {over the stream} other {among the datagrams}}. What happens?',
  'question.full.waits': 'The sender has to wait',
  'question.full.waits.reply':
    '{isRight, select, true {Yes. The window is zero: the server says so itself, in its acknowledgment.} other {Nobody tells it. A datagram socket has no window, and its sender hears nothing.}}',
  'question.full.dropped': 'What comes is dropped',
  'question.full.dropped.reply':
    '{isRight, select, true {Yes: {dropped, plural, one {one message} other {# messages}} in this run. Nobody is told.} other {A stream’s sender sends no more than there is room for. It knows how much that is.}}',
  'question.full.grows': 'The buffer grows',
  'question.full.grows.reply':
    'It has the size that the program asked for. A kernel that gave everybody more would run out of memory.',
  'question.before.prompt':
    'How many packets cross the network before the first byte of the message sets out, {kind, select, stream {over the stream} other {among the datagrams}}?',
  'question.before.none': 'None',
  'question.before.none.reply':
    '{isRight, select, true {Yes. A datagram needs no connection: the first packet is the message itself.} other {Before that, both kernels have to agree that there is a connection.}}',
  'question.before.one': 'One: a packet that asks for a connection',
  'question.before.one.reply':
    'A question alone is not enough: whoever asks has to hear the answer, and whoever answers that it was heard.',
  'question.before.three': 'Three: question, answer, thanks',
  'question.before.three.reply':
    '{isRight, select, true {Yes, {count}: SYN, SYN with ACK, ACK. The last of them may travel right before the data.} other {That is a stream’s handshake. A datagram socket has none.}}',
  'question.tooBig.prompt': 'send() is called with {octets} bytes. What becomes of them?',
  'question.tooBig.pieces': 'They are cut into fragments',
  'question.tooBig.pieces.reply':
    'That is done with up to {most} bytes. One more, and IP’s total length could not say how long the whole is.',
  'question.tooBig.cut': 'As many as fit are sent',
  'question.tooBig.cut.reply': 'A datagram is sent whole or not at all. Only a stream may take a part.',
  'question.tooBig.refused': 'send() fails',
  'question.tooBig.refused.reply': 'Yes: {errno}. Nothing at all was sent.',
  'question.piece.prompt':
    'One of three packets is lost. How many of the {octets} bytes does the reader get, {kind, select, stream {over the stream} other {among the datagrams}}?',
  'question.piece.most': 'Those of the two that came',
  'question.piece.most.reply': 'A datagram comes whole or not at all, and a stream leaves nothing out.',
  'question.piece.nothing': 'None',
  'question.piece.nothing.reply':
    '{isRight, select, true {Yes. Without the missing piece the datagram cannot be put together, and IP repeats nothing.} other {TCP keeps a copy of what is not acknowledged, and sends the lost segment again.}}',
  'question.piece.all': 'All of them',
  'question.piece.all.reply':
    '{isRight, select, true {Yes, after {seconds} s: TCP has sent the lost segment again.} other {For that somebody would have to send the missing piece again. IP does not, and UDP has kept no copy.}}',
  'question.queue.prompt':
    'The router’s queue is full, and it drops a segment. How does the sender find out?',
  'question.queue.told': 'The router tells it',
  'question.queue.told.reply':
    'The router counts it and tells nobody. With a full queue, every further message would only make things worse.',
  'question.queue.duplicates': 'From the ACKs for what came behind it',
  'question.queue.duplicates.reply':
    '{isRight, select, true {Yes. Each says once more which byte is missing, and at the third it sends that again.} other {That would be so if enough had come behind it.}}',
  'question.queue.timer': 'Its timer runs out',
  'question.queue.timer.reply':
    '{isRight, select, true {Yes: too little came behind it for three duplicate ACKs.} other {It would, but here it need not wait so long: other segments came behind the lost one.}}',
  'question.howFar.prompt': 'The server gets this frame. Which of its layers is the last that reads it?',
  'question.howFar.link': 'Network access: Ethernet or ARP',
  'question.howFar.link.reply':
    '{isRight, select, true {Yes: it is for ARP, or of a type that nobody there knows, or for another card.} other {Then it would be for ARP, or of a type that nobody there knows, or for another card. Look at its EtherType.}}',
  'question.howFar.internet': 'Internet: IP or ICMP',
  'question.howFar.internet.reply':
    '{isRight, select, true {Yes: the packet holds ICMP, or something that nobody there reads, or its header is not in order.} other {Then the packet would hold ICMP, or something that nobody there reads, or its header would not be in order.}}',
  'question.howFar.transport': 'Transport: UDP',
  'question.howFar.transport.reply':
    '{isRight, select, true {Yes: UDP reads it, but no program is at that port, or the sum does not fit.} other {Then UDP would read it, with no program at that port, or with a sum that does not fit.}}',
  'question.howFar.program': 'A program',
  'question.howFar.program.reply':
    '{isRight, select, true {Yes: UDP finds a program waiting at the port.} other {Then UDP would have found a program waiting at the port.}}',
}
