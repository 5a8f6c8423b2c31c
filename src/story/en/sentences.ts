/** One or two sentences for each thing that happens, and for each field that gets written. */
export const sentences: Record<string, string> = {
  // Programs and their calls
  'tell.call.socket':
    '<application><b>The {node}’s program calls socket().</b></application> It asks its kernel for a mailbox to send from and to receive at.',
  'tell.call.bind':
    '<application><b>bind(): port {port}, please.</b></application> What comes to this port of the {node} is meant for this program.',
  'tell.call.sendto':
    '<application><b>The {node}’s program calls sendto().</b></application> It has {octets, plural, =0 {a message} one {# byte} other {# bytes}} for {address}, port {port}.',
  'tell.call.sendto.again':
    '<application><b>The {node}’s program calls sendto() again.</b></application> It sends the very same {octets, plural, =0 {message} one {byte} other {# bytes}} to {address}, port {port}, once more.',
  'tell.call.sendto.first':
    '<application><b>The {node}’s program calls sendto().</b></application> It has {octets, plural, =0 {a message} one {# byte} other {# bytes}} for {address}, port {port}: a host’s number, and a program’s number there.',
  'tell.call.socket.raw':
    '<application><b>The {node}’s program calls socket() for a raw socket.</b></application> What it sends there is a whole frame: the kernel adds no header and asks no questions.',
  'tell.call.send':
    '<application><b>The {node}’s program calls send() with a whole frame: {octets} bytes.</b></application> It wrote every header itself, outermost and innermost alike.',
  'tell.return.send':
    '<application><b>send() returns {value}.</b></application> The kernel took that many bytes, and looked at none of them.',
  'tell.call.recvfrom':
    '<application><b>The {node}’s program calls recvfrom().</b></application> It waits until a message is there, and has room for {length} bytes.',
  'tell.call.close':
    '<application><b>The {node}’s program calls close().</b></application> Its socket is gone, and its port is free again.',
  'tell.return.other':
    '<application><b>{call}() returns {value}.</b></application> The kernel did as the {node}’s program asked.',
  'tell.return.sendto':
    '<application><b>sendto() returns {value}.</b></application> The kernel took that many bytes. Whether they will arrive nobody knows yet.',
  'tell.return.recvfrom':
    '<application><b>recvfrom() returns {value}.</b></application> One whole message is copied out of the kernel: {value, plural, one {# byte} other {# bytes}} from {address}, port {port}.',
  'tell.return.EAGAIN':
    '<application><b>recvfrom() gives up waiting ({errno}).</b></application> Nothing came in time. What now is for the {node}’s program to decide.',
  'tell.return.EMSGSIZE':
    '<application><alarm><b>{call}() fails: {errno}.</b></alarm></application> The message is too big for one packet on this link. Nothing was sent.',
  'tell.return.EMSGSIZE.datagram':
    '<application><alarm><b>{call}() fails: {errno}.</b></alarm></application> Not even cut into pieces can it go: with its headers the message would be longer than IP’s total length can say. Nothing was sent.',
  'tell.return.ENETUNREACH':
    '<application><alarm><b>{call}() fails: {errno}.</b></alarm></application> The {node} knows no way to that address: it has no router for it. Nothing was sent.',
  'tell.return.EHOSTUNREACH':
    '<application><alarm><b>{call}() fails: {errno}.</b></alarm></application> Nobody on this network answered for the next stop.',
  'tell.return.EADDRINUSE':
    '<application><alarm><b>{call}() fails: {errno}.</b></alarm></application> Another socket of the {node} has this port already.',
  'tell.return.ECONNREFUSED':
    '<application><alarm><b>{call}() fails: {errno}.</b></alarm></application> The other host says that nobody listens at that port.',
  'tell.return.EBADF':
    '<application><alarm><b>{call}() fails: {errno}.</b></alarm></application> There is no open socket of that number.',
  'tell.return.EINVAL':
    '<application><alarm><b>{call}() fails: {errno}.</b></alarm></application> This socket has a port already.',
  'tell.copy.in':
    '<application><b>Into the kernel.</b></application> {octets, plural, one {# byte is} other {# bytes are}} copied. What they mean stays the program’s business.',
  'tell.copy.in.first':
    '<application><b>Into the kernel, the core of the operating system.</b></application> {octets, plural, one {# byte (an octet, standards say) is} other {# bytes (octets, standards say) are}} copied. What they mean stays the program’s business.',
  'tell.copy.out':
    '<application><b>Out of the kernel.</b></application> {octets, plural, one {# byte is} other {# bytes are}} copied from the socket’s buffer into the program’s own memory.',
  'tell.enqueue.only':
    '<transport><b>In the socket’s buffer.</b></transport> {octets, plural, one {# byte waits} other {# bytes wait}} here, with the sender’s address, until the {node}’s program asks for them.',
  'tell.enqueue.more':
    '<transport><b>In the socket’s buffer.</b></transport> {waiting} messages wait there now, each whole and with its sender’s address.',
  'tell.understand.RRQ':
    '<application><b>A read request: somebody wants to fetch a file.</b></application> The {node}’s TFTP will answer from a new port, for this transfer alone.',
  'tell.understand.WRQ':
    '<application><b>A write request: somebody wants to leave a file here.</b></application> The {node}’s TFTP will answer from a new port, for this transfer alone.',
  'tell.understand.DATA':
    '<application><b>DATA, block {block}: the {node}’s TFTP keeps {keeps, plural, one {# byte} other {# bytes}}.</b></application> They go into the file. A full block means that another one follows.',
  'tell.understand.DATA.last':
    '<application><b>DATA, block {block}: the {node}’s TFTP keeps {keeps, plural, one {# byte} other {# bytes}}.</b></application> {keeps, plural, =0 {} one {It goes into the file. } other {They go into the file. }}A block that is not full is the last one.',
  'tell.understand.ACK':
    '<application><b>ACK {block}: {block, select, 0 {the server agrees} other {the server has it}}.</b></application> {block, select, 0 {It answers from a port of its own; every block will go there.} other {This is TFTP’s own doing. UDP would never have told.}}',
  'tell.understand.ACK.ready':
    '<application><b>ACK {block}: the client agrees to the options.</b></application> Now the first block may go.',
  'tell.understand.OACK':
    '<application><b>OACK: the server says which options hold.</b></application> It answers from a port of its own; every block will go by what it says here.',
  'tell.understand.ERROR':
    '<application><alarm><b>An error message: the other program ends the transfer.</b></alarm></application> The {node}’s TFTP stops here.',
  'tell.understand.icmp':
    '<internet><b>The {node} has read it: {what}.</b></internet> Its kernel keeps that to itself: the socket is tied to nobody, so only the program’s own timer will tell.',
  'tell.understand.icmp.echo':
    '<internet><b>The {node} has read it: somebody wants an echo.</b></internet> Its kernel answers by itself, with the very same bytes; no program is asked.',
  'tell.understand.icmp.echoReply':
    '<internet><b>The {node} has read it: the echo is back.</b></internet> The program that asked has no socket for it, so here its way ends.',
  'tell.understand.other':
    '<application><b>The {node}’s program reads {summary}.</b></application> {keeps, plural, =0 {} one {It keeps # byte.} other {It keeps # bytes.}}',
  'tell.timer':
    '<application><b>The {node}’s timer ran out.</b></application> No answer in {milliseconds} ms. Was the message lost, or the answer? TFTP cannot know, so it sends {message} again.',
  'tell.timer.last':
    '<application><b>The {node}’s timer ran out again.</b></application> No answer in {milliseconds} ms. That was the last try.',
  'tell.done.transfer':
    '<application><b>Done.</b></application> All {octets, plural, one {# byte} other {# bytes}} of the file are across, and the {node} knows it.',
  'tell.done.gaveUp':
    '<application><alarm><b>The {node} gives up.</b></alarm></application> {octets, plural, =0 {None of the file is across.} one {Only # byte of the file is across.} other {Only # bytes of the file are across.}}',

  // Headers put on
  'tell.encapsulate.tftp.RRQ':
    '<application><b>TFTP writes a read request: {total} bytes.</b></application> The whole message is header: what it is, the file’s name “{filename}”, and how to treat the bytes.',
  'tell.encapsulate.tftp.WRQ':
    '<application><b>TFTP writes a write request: {total} bytes.</b></application> The whole message is header: what it is, the file’s name “{filename}”, and how to treat the bytes.',
  'tell.encapsulate.tftp.DATA':
    '<application><b>TFTP puts its header in front: {header} bytes.</b></application> They say: DATA, block {blockNumber}. This is still the program’s work.',
  'tell.encapsulate.tftp.DATA.first':
    '<application><b>TFTP, the file transfer’s own protocol, puts its header in front.</b></application> Its {header} bytes say: DATA, block {blockNumber}. This is still the program’s work.',
  'tell.encapsulate.tftp.ACK':
    '<application><b>TFTP writes an ACK: {total} bytes.</b></application> {blockNumber, select, 0 {It means: you may write, send the first block.} other {It means: block {blockNumber} has arrived.}}',
  'tell.encapsulate.tftp.ACK.ready':
    '<application><b>TFTP writes an ACK: {total} bytes.</b></application> It means: these options are fine, send the first block.',
  'tell.encapsulate.tftp.OACK':
    '<application><b>TFTP writes an OACK, an acknowledgment of options: {total} bytes.</b></application> It names those that will hold, and what for.',
  'tell.encapsulate.tftp.ERROR':
    '<application><b>TFTP writes an error message: {total} bytes.</b></application> The transfer cannot go on, and it says why.',
  'tell.encapsulate.tftp.other':
    '<application><b>The program puts {header} bytes in front.</b></application> Together they are {total} bytes.',
  'tell.encapsulate.udp':
    '<transport><b>UDP puts {header} bytes in front: a datagram.</b></transport> From port {sourcePort} to port {destinationPort}, {total} bytes in all, with a checksum over them.',
  'tell.encapsulate.udp.first':
    '<transport><b>UDP puts {header} bytes in front: now it is a datagram</b></transport>, a message that travels alone. From port {sourcePort} to port {destinationPort}; its checksum takes in both IP addresses too.',
  'tell.encapsulate.ipv4':
    '<internet><b>IP puts {header} bytes in front: a packet.</b></internet> From {sourceAddress} to {destinationAddress}; time to live {timeToLive}.',
  'tell.encapsulate.ipv4.first':
    '<internet><b>IP puts {header} bytes in front: now it is a packet.</b></internet> From {sourceAddress} to {destinationAddress}: the two ends of the whole way, whatever lies between.',
  'tell.encapsulate.icmp':
    '<internet><b>The {node} writes an ICMP message: {what}.</b></internet> Its {header} bytes say why, and behind them stands the packet that it is about.',
  'tell.encapsulate.icmp.echo':
    '<internet><b>The {node}’s kernel writes an ICMP message: {what}.</b></internet> Identifier {identifier} and number {sequenceNumber} are as they were asked, and so are the bytes behind.',
  'tell.encapsulate.arp.request':
    '<link><b>ARP writes a question: {header} bytes.</b></link> “Who has {targetProtocolAddress}? Please tell {senderProtocolAddress}.”',
  'tell.encapsulate.arp.reply':
    '<link><b>ARP writes the answer: {header} bytes.</b></link> “{senderProtocolAddress} is at {senderHardwareAddress}.” It goes only to who asked.',
  'tell.encapsulate.ethernet.host':
    '<link><b>Ethernet puts {header} bytes in front: now it is a frame.</b></link> It goes to {destination}, the {to}’s card: the next stop, which need not be the last.',
  'tell.encapsulate.ethernet.near':
    '<link><b>Ethernet puts {header} bytes in front: a frame.</b></link> It goes to {destination}, the {to}’s card, from {source}, the {from}’s own.',
  'tell.encapsulate.ethernet.nobody':
    '<link><b>Ethernet puts {header} bytes in front: a frame.</b></link> It goes to {destination}. Nobody here has a card with that MAC.',
  'tell.encapsulate.ethernet.router':
    '<link><b>Ethernet puts {header} bytes in front: a new frame.</b></link> To {destination}, the {to}’s card, from {source}. The packet inside still names the same two ends.',
  'tell.encapsulate.ethernet.everybody':
    '<link><b>Ethernet puts {header} bytes in front: a frame.</b></link> Its destination {destination} means: every card on this network.',
  'tell.encapsulate.other':
    '<b>{layerLabel} puts {header} bytes in front.</b> Together they are {total} bytes.',
  'tell.finish.host.whole':
    '<link><b>The network card adds the footer: {footer} bytes.</b></link> This frame check sequence (FCS) is worked out over every byte in front of it, so that damage on the cable shows.',
  'tell.finish.router.whole':
    '<link><b>The {node}’s card adds a new footer.</b></link> Other MACs and another TTL give another FCS: {frameCheckSequence}. {total} bytes in all.',
  'tell.finish.host.padded':
    '<link><b>The network card adds {padding, plural, one {# byte} other {# bytes}} of padding, then {footer} of FCS.</b></link> A frame has at least {total} bytes. The FCS guards all of them.',
  'tell.finish.router.padded':
    '<link><b>The {node}’s card pads with {padding, plural, one {# byte} other {# bytes}} again and adds a new footer.</b></link> Other MACs and another TTL give another FCS: {frameCheckSequence}.',
  'tell.hopLimit':
    '<internet><b>TTL {before} becomes {after}.</b></internet> So the header checksum becomes {checksumAfter} (it was {checksumBefore}). Both IP addresses stay as they are.',
  'tell.hopLimit.first':
    '<internet><b>Time to live (TTL): {before} becomes {after}.</b></internet> When none is left the packet is dropped, so nothing circles for ever. Its checksum changes with it; both IP addresses stay.',

  // Headers taken off
  'tell.decapsulate.ethernet':
    '<link><b>The frame comes off: header and footer.</b></link> EtherType says {type}, so the {left, plural, one {# byte} other {# bytes}} left {left, plural, one {goes} other {go}} up to {up, select, ipv4 {<internet><b>IP</b></internet>} arp {<link><b>ARP</b></link>} other {<b>{up}</b>}}.',
  'tell.decapsulate.ipv4':
    '<internet><b>Internet layer takes its header off.</b></internet> Protocol says {protocol}, so the {left, plural, one {# byte} other {# bytes}} left {left, plural, one {goes} other {go}} up to {up, select, udp {<transport><b>UDP</b></transport>} icmp {<internet><b>ICMP</b></internet>} other {<b>{up}</b>}}.',
  'tell.decapsulate.ipv4.trimmed':
    '<internet><b>Internet layer takes its header off, and {trimmed, plural, one {# byte} other {# bytes}} of padding.</b></internet> Total length says where the packet ends. The {left, plural, one {# byte} other {# bytes}} left {left, plural, one {goes} other {go}} up to {up, select, udp {<transport><b>UDP</b></transport>} icmp {<internet><b>ICMP</b></internet>} other {<b>{up}</b>}}.',
  'tell.decapsulate.udp':
    '<transport><b>Transport layer takes its header off.</b></transport> Port {destinationPort} belongs to a socket, so the {left, plural, one {# byte} other {# bytes}} left {left, plural, one {goes} other {go}} up to it.',
  'tell.decapsulate.udp.trimmed':
    '<transport><b>Transport layer takes its header off, and {trimmed, plural, one {# byte} other {# bytes}} too many.</b></transport> Its length says where the datagram ends. {left} bytes go up to port {destinationPort}.',
  'tell.decapsulate.arp': '<link><b>ARP has read its {header} bytes.</b></link> Nothing more goes up.',
  'tell.decapsulate.tftp':
    '<application><b>TFTP takes its header off: {header, plural, one {# byte} other {# bytes}}.</b></application> {left, plural, =0 {That was the whole message.} one {What is left is <data><b># byte of data</b></data>} other {What is left is <data><b># bytes of data</b></data>}}{left, plural, =0 {} other {{damaged, select, true {, not as they were sent. Nobody noticed.} other {, as they were at the start.}}}}',
  'tell.decapsulate.other': '<b>{layerLabel} takes its header off.</b> {left} bytes are left.',
  'tell.decapsulate.other.trimmed': '<b>{layerLabel} takes its header off.</b> {left} bytes are left.',

  // Ways and neighbours
  'tell.route.host.inside':
    '<internet><b>Is {destination} in my network, {network}? Yes.</b></internet> So no router is needed: the frame can go straight to the {owner}.',
  'tell.route.host.gateway':
    '<internet><b>Is {destination} in my network, {network}? No:</b></internet> they differ within the first {prefix, plural, one {bit} other {# bits}}. So the next stop is the {owner}, {nextHop}.',
  'tell.route.router.inside':
    '<internet><b>Is {destination} in one of my networks? Yes: {network}.</b></internet> So the next stop is the {owner} itself.',
  'tell.route.router.via':
    '<internet><b>{destination} is in {network}: the next stop is {nextHop}.</b></internet> A router need not know the whole way, only the next step.',
  'tell.resolve.router.preloaded':
    '<link><b>Whose MAC? The {owner}’s, not the {end}’s.</b></link> {address} has {mac}. The {node} knew that from the start: it was preloaded.',
  'tell.resolve.router.learned':
    '<link><b>Whose MAC? The {owner}’s, not the {end}’s.</b></link> {address} has {mac}. The {node} remembers it from an earlier ARP message.',
  'tell.resolve.router.preloaded.first':
    '<link><b>Whose MAC, a card’s address? The {owner}’s, not the {end}’s.</b></link> {address} has {mac}. The {node} knew that from the start: it was preloaded.',
  'tell.resolve.router.learned.first':
    '<link><b>Whose MAC, a card’s address? The {owner}’s, not the {end}’s.</b></link> {address} has {mac}. The {node} asked by ARP once, and remembers the answer.',
  'tell.resolve.router.unknown':
    '<link><b>Whose MAC goes on the frame? The {owner}’s: it is the next stop.</b></link> But which one has {address}? The {node} has to ask.',
  'tell.resolve.router.unknown.first':
    '<link><b>Whose MAC goes on the frame? The {owner}’s: it is the next stop.</b></link> A MAC is a card’s address on its own network. Which one has {address}? The {node} has to ask.',
  'tell.resolve.host.preloaded':
    '<link><b>Whose MAC? The {owner}’s: the last stop.</b></link> {address} has {mac}. The {node} knew that from the start: it was preloaded.',
  'tell.resolve.host.learned':
    '<link><b>Whose MAC? The {owner}’s: the last stop.</b></link> {address} has {mac}. The {node} remembers it from an earlier ARP message.',
  'tell.resolve.host.unknown':
    '<link><b>Whose MAC goes on the frame? The {owner}’s.</b></link> But which one has {address}? The {node} has to ask.',
  'tell.ask':
    '<link><b>ARP asks everybody on this network: who has {address}?</b></link> Meanwhile the packet waits in the {node}.',
  'tell.ask.again':
    '<link><b>No answer yet, so ARP asks again: who has {address}?</b></link> That makes {times} questions. The packet still waits in the {node}.',
  'tell.answered':
    '<link><b>The answer is here: {address} has {mac}.</b></link> Now the waiting packet can go on.',
  'tell.neighbour.isNew':
    '<link><b>The {node} notes: {address} has {mac}.</b></link> It keeps that in its ARP cache and need not ask for a while.',
  'tell.neighbour.known': '<link><b>{address} still has {mac}.</b></link> The {node} knew that already.',

  // Cables and switches
  'tell.transmit':
    '<physical><b>Bits on the cable, to the {to}.</b></physical> A preamble of {preamble} bytes sets the beat, then the frame: {bits} bits in {microseconds} µs.',
  'tell.transmit.first':
    '<physical><b>Bits on the cable, to the {to}.</b></physical> First {preamble} bytes of preamble set the beat, then the frame’s {octets}, each byte’s lowest bit first.',
  'tell.transmit.switch':
    '<physical><b>On to the {to}, the very same frame.</b></physical> {bits} bits with the preamble, in {microseconds} µs.',
  'tell.transmit.router':
    '<physical><b>On to the {to}, in a new frame.</b></physical> {bits} bits with the preamble, in {microseconds} µs.',
  'tell.sentOn':
    '<link><b>The {node}’s frame.</b></link> A new frame around the same packet: new MAC addresses and FCS. In the packet the TTL went from {was} to {is}, so the header checksum is new too.',
  'tell.transmit.question':
    '<physical><b>The question goes out, in a frame of its own.</b></physical> Its destination means everybody, so every card on this network looks at it.',
  'tell.transmit.reply':
    '<physical><b>The {node} answers, in a frame of its own.</b></physical> It knows who asked, so this one is for the {asker} alone.',
  'tell.transmit.answer':
    '<physical><b>The {node}’s answer is on its way: {message}.</b></physical> Its layers have wrapped it in just the same manner. Follow it to see.',
  'tell.transmit.complaint':
    '<physical><b>The {node} tells the sender: {what}.</b></physical> ICMP, IP’s own messenger, carries that back in a packet of its own.',
  'tell.transmit.twin':
    '<physical><b>The cable carries it twice.</b></physical> The same {octets} bytes go to the {to} once more; the {node} sent them once.',
  'tell.transmit.held':
    '<physical><b>On to the {to}, but late.</b></physical> It is held back for {held} ms, so what leaves later may come earlier.',
  'tell.transmit.damaged':
    '<physical><b>On the way to the {to} {count, plural, one {a bit flips} other {# bits flip}}.</b></physical> Byte {octet} left as {sent} and comes as {came}. The {to} does not know that yet.',
  'tell.arrive.host':
    '<physical><b>The frame is at the {node}.</b></physical> All {octets} bytes are in its network card, which now looks at them.',
  'tell.arrive.router':
    '<physical><b>The frame is at the {node}.</b></physical> All {octets} bytes are in. A router looks inside, as far as the IP header.',
  'tell.arrive.switch':
    '<physical><b>The frame is at the {node}.</b></physical> All {octets} bytes are in. A switch looks at the Ethernet header and the FCS, no further.',
  'tell.arrive.damaged.bit':
    '<physical><b>A bit flipped on the cable.</b></physical> Byte {octet} left as {sent} and came as {came}. The {node} does not know that yet.',
  'tell.arrive.damaged.bits':
    '<physical><b>{count} bits flipped on the cable.</b></physical> Byte {octet} left as {sent} and came as {came}. The {node} does not know that yet.',
  'tell.learn.isNew':
    '<link><b>The {node} learns: {mac} is at port {port}.</b></link> It read that in the frame’s source, the {owner}’s card.',
  'tell.learn.known':
    '<link><b>The {node} knows {mac} already: port {port}.</b></link> It looks at the source of every frame, so it stays up to date.',
  'tell.forward.known.first':
    '<link><b>Out at port {ports} only, unchanged.</b></link> A {node}’s port is where a cable ends; it knows whose. No byte changes, so even the FCS is the same.',
  'tell.forward.known':
    '<link><b>Out at port {ports} only, unchanged.</b></link> The {node} knows who is there. It changed no byte, so even the FCS is the same.',
  'tell.forward.flooded':
    '<link><b>Out at every other port, unchanged.</b></link> The {node} has not yet learned where that MAC is.',
  'tell.forward.everybody':
    '<link><b>Out at every other port, unchanged.</b></link> The frame is for everybody, so everybody gets it.',
  'tell.damage.bit':
    '<internet><b>A bit flips in the {node}’s memory:</b></internet> byte {octet} was {sent} and is {came}. The FCS was checked before and is made anew after, so it cannot tell.',
  'tell.damage.bits':
    '<internet><b>{count} bits flip in the {node}’s memory.</b></internet> The FCS was checked before and is made anew after, so it cannot tell.',

  // Checks: all passed
  'tell.checks.ethernet.host':
    '<link><b>The {node}’s card checks the frame{damaged, select, true { and finds nothing} other {: good}}.</b></link> {damaged, select, true {The FCS fits, for it was made over the damaged bytes.} other {It is for this card, and the FCS fits every byte.}}',
  'tell.checks.ethernet.router':
    '<link><b>The {node}’s card checks the frame{damaged, select, true { and finds nothing} other {: good}}.</b></link> {damaged, select, true {The FCS fits, for it was made over the damaged bytes.} other {It is for this card, and the FCS fits every byte.}}',
  'tell.checks.ethernet.switch':
    '<link><b>The {node} checks the frame{damaged, select, true { and finds nothing} other {: good}}.</b></link> {damaged, select, true {The FCS fits, for it was made over the damaged bytes.} other {Worked out again, the FCS comes out the same: no bit was damaged on the cable.}}',
  'tell.checks.ethernet.broadcast':
    '<link><b>The {node}’s card checks the frame: good.</b></link> It is for everybody, so for this card too.',
  'tell.checks.ipv4.host':
    '<internet><b>The {node} checks the IP header: good.</b></internet> {damaged, select, true {Its checksum covers only the header, so damage behind it goes unseen.} other {It is whole, its words add up, and {destinationAddress} is this host.}}',
  'tell.checks.ipv4.router':
    '<internet><b>The {node} checks the IP header: good.</b></internet> {damaged, select, true {Its checksum covers only the header, so damage behind it goes unseen.} other {It is whole and its words add up. {mine, select, true {The packet is for the {node} itself.} other {The packet is not for the {node}: it will pass it on.}}}}',
  'tell.checks.udp.host':
    '<transport><b>UDP checks the datagram{damaged, select, true { and finds nothing} other {: good}}.</b></transport> {damaged, select, true {The damage cancels out in the sum, so nobody on the way can notice.} other {Its length fits, header and data add up, and a program waits at port {destinationPort}.}}',
  'tell.checks.udp.none':
    '<transport><b>UDP has no checksum to check.</b></transport> The sender wrote {checksum}, which means none. {damaged, select, true {So nobody notices the damage.} other {Damage would go unseen.}}',
  'tell.checks.icmp.host':
    '<internet><b>ICMP checks the message: good.</b></internet> It is long enough, and all its words add up.',
  'tell.checks.icmp.router':
    '<internet><b>ICMP on the {node} checks the message: good.</b></internet> It is long enough, and all its words add up.',
  'tell.checks.arp.host':
    '<link><b>ARP on the {node} reads the {operation, select, 1 {question} other {answer}}.</b></link> {operation, select, 1 {It asks who has {targetAddress}, and that is this host.} other {It is meant for {targetAddress}, and that is this host.}}',
  'tell.checks.arp.router':
    '<link><b>ARP on the {node} reads the {operation, select, 1 {question} other {answer}}.</b></link> {operation, select, 1 {It asks who has {targetAddress}, and that is this router.} other {It is meant for {targetAddress}, and that is this router.}}',
  'tell.checks.other': '<b>{protocol} on the {node} checks: good.</b> All {total} bytes go on.',

  // Checks: one failed
  'tell.checks.failed.destinationMac':
    '<link><alarm><b>Not for this card.</b></alarm></link> The frame is for {seen}; the {node}’s card is {own}, and it is not for everybody either.',
  'tell.checks.failed.frameLength':
    '<link><alarm><b>Too short for a frame.</b></alarm></link> {seen} bytes came; {wanted} is the least.',
  'tell.checks.failed.frameCheckSequence':
    '<link><alarm><b>The FCS does not fit.</b></alarm></link> The frame says {seen}; over the bytes that came it is {wanted}. {damaged, select, true {So the {node} knows: something was damaged on the cable.} other {The {node} takes that for damage on the cable.}}',
  'tell.checks.failed.etherType':
    '<link><alarm><b>EtherType {seen}: nobody here reads that.</b></alarm></link> The {node} knows IPv4 and ARP.',
  'tell.checks.failed.etherType.length':
    '<link><alarm><b>A length, not a type: nobody here reads that.</b></alarm></link> {seen} is the number of bytes that follow. The {node} knows the types of IPv4 and ARP.',
  'tell.checks.failed.version':
    '<internet><alarm><b>Version {seen} is not IPv4.</b></alarm></internet> The {node} expected {wanted} and does not trust the rest.',
  'tell.checks.failed.headerLength':
    '<internet><alarm><b>An impossible header length: {seen}.</b></alarm></internet> It counts words of four bytes, and a header has {wanted} at the least.',
  'tell.checks.failed.headerChecksum':
    '<internet><alarm><b>The header checksum does not fit.</b></alarm></internet> It says {seen}; these header bytes give {wanted}. {damaged, select, true {The FCS could not tell: it was made after the damage.} other {The {node} takes the header for damaged.}}',
  'tell.checks.failed.totalLength':
    '<internet><alarm><b>The total length cannot be.</b></alarm></internet> The header says {short, select, true {{seen} bytes, fewer than it has itself.} other {{seen} bytes, but only {wanted} are there.}}',
  'tell.checks.failed.timeToLive':
    '<internet><alarm><b>TTL is {seen}: no hop left.</b></alarm></internet> The {node} may not pass it on; it would leave with none.',
  'tell.checks.failed.destinationAddress':
    '<internet><alarm><b>Not for this host.</b></alarm></internet> The packet is for {seen}; the {node} is {wanted}.',
  'tell.checks.failed.protocol':
    '<internet><alarm><b>Protocol {seen}: nobody here reads that.</b></alarm></internet> The {node}’s kernel has nobody to hand it to.',
  'tell.checks.failed.length':
    '<transport><alarm><b>The UDP length cannot be.</b></alarm></transport> It says {short, select, true {{seen} bytes, fewer than its own header has.} other {{seen} bytes, but only {wanted} are there.}}',
  'tell.checks.failed.checksum':
    '<transport><alarm><b>UDP notices: the checksum does not fit.</b></alarm></transport> It says {seen}; addresses, header and data give {wanted}. Only this sum goes from end to end.',
  'tell.checks.failed.destinationPort':
    '<transport><alarm><b>Nobody is at port {seen}.</b></alarm></transport> The datagram is whole, but no program on the {node} has a socket there.',
  'tell.checks.failed.targetAddress':
    '<link><b>The question is about {seen}.</b></link> The {node} is {wanted}, so it keeps quiet.',
  'tell.checks.failed.other':
    '<alarm><b>A check fails on the {node}: {check}.</b></alarm> It is {seen} and should be {wanted}.',

  // The end of a PDU
  'tell.drop.damaged':
    '<alarm><b>Dropped,</b></alarm> and nobody is told. The sender has to notice by itself that no answer comes.',
  'tell.drop.damaged.counted':
    '<alarm><b>Dropped,</b></alarm> and nobody is told. The {node} adds one to its counter {counter}. The sender has to notice by itself that no answer comes.',
  'tell.drop.notForUs': '<b>Let go.</b> It was for somebody else, so nothing is wrong.',
  'tell.drop.notForUs.counted':
    '<b>Let go.</b> It was for somebody else; the {node} adds one to its counter {counter}.',
  'tell.drop.nobody': '<alarm><b>Dropped.</b></alarm> Nobody on the {node} could read it.',
  'tell.drop.nobody.counted': '<alarm><b>Dropped.</b></alarm> The {node} adds one to its counter {counter}.',
  'tell.drop.tooFar':
    '<alarm><b>Dropped: its time to live is over.</b></alarm> So no packet circles for ever.',
  'tell.drop.tooFar.counted':
    '<alarm><b>Dropped: its time to live is over.</b></alarm> So no packet circles for ever. The {node} adds one to its counter {counter}.',
  'tell.drop.unreachable':
    '<alarm><b>Dropped.</b></alarm> Nobody answered for the next stop, so it cannot go on.',
  'tell.drop.unreachable.counted':
    '<alarm><b>Dropped.</b></alarm> The {node} knows no way there. Its counter {counter} goes up by one.',
  'tell.drop.full': '<alarm><b>Dropped: no room.</b></alarm> Too many are waiting here already.',
  'tell.drop.full.counted':
    '<alarm><b>Dropped: no room.</b></alarm> Too many are waiting here already. The {node} adds one to its counter {counter}.',
  'tell.drop.queueFull.counted':
    '<alarm><b>Dropped: the queue is full.</b></alarm> The cable to the {to} is busy, and as many frames wait for it as may. The {from} adds one to its counter {counter}, and tells nobody.',
  'tell.drop.lost':
    '<alarm><b>Lost between the {from} and the {to}.</b></alarm> The {to} never hears of it, and nobody is told.',
  'tell.drop.burst':
    '<alarm><b>Lost between the {from} and the {to}.</b></alarm> The cable has a bad moment: all that leaves in it is lost.',
  'tell.drop.byHand':
    '<alarm><b>Taken off the cable by hand.</b></alarm> The {to} never hears of it, and the {from} cannot know.',
  'tell.drop.tooBig': '<alarm><b>Dropped: too big for the next cable.</b></alarm>',
  'tell.drop.tooBig.counted':
    '<alarm><b>Dropped: too big for the next cable.</b></alarm> The {node} adds one to its counter {counter}.',
  'tell.drop.duplicateAck':
    '<application><b>The {node}’s program ignores it.</b></application> This ACK came before. To send the block again for it would double every message from here on.',
  'tell.drop.duplicateRequest':
    '<application><b>The {node}’s program ignores it.</b></application> It took this request before; its answer is still on the way, or lost.',
  'tell.drop.duplicateBlock':
    '<application><b>The {node}’s program does not keep it twice.</b></application> It has this block already: its ACK must have been lost. So it says it again.',
  'tell.drop.duplicateOack':
    '<application><b>The {node}’s program has read this before.</b></application> Its ACK must have been lost, so it says it again.',
  'tell.drop.unexpected':
    '<application><b>The {node}’s program ignores it.</b></application> This is not the message that it waits for.',
  'tell.drop.unfairOptions':
    '<application><alarm><b>That is not what was asked for.</b></alarm></application> The {node}’s TFTP asked for less, so it ends the transfer.',
  'tell.drop.wrongTransfer':
    '<application><b>Not from this transfer’s port.</b></application> The {node}’s program says so to its sender, and goes on waiting.',
  'tell.drop.other': '<alarm><b>Dropped on the {node}:</b></alarm> {reason}.',
  'tell.drop.other.counted':
    '<alarm><b>Dropped on the {node}:</b></alarm> {reason}. It adds one to {counter}.',

  // Fields of a frame: which bytes, and why this value
  'write.where.1': 'Byte {first}, {label}.',
  'write.where.2': 'Bytes {first} and {last}, {label}.',
  'write.where.many': 'Bytes {first} to {last}, {label}.',
  'write.where.bits':
    '{bits, plural, one {# bit} other {# bits}} of {count, plural, one {byte {first}} =2 {bytes {first} and {last}} other {bytes {first} to {last}}}, {label}.',
  'write.own.given': 'You chose {value}. {means}',
  'write.own.everybody': 'You chose all ones, {value}: every card on this network is meant.',
  'write.own.left': 'You left it at {value}. {means}',
  'write.own.set': 'You set it: “{means}”',
  'write.own.unset': 'Not set. If it were: “{means}”',
  'write.own.fixed': '{means}',
  'write.own.names': 'It names who reads on inside: {value} means {inside}.',
  'write.forced': 'You wrote {value} by hand. Whoever reads it will take it at its word, or notice.',

  'write.data.data':
    '“{run}”: your bytes, as they are. Everything else in the frame is there to get them across.',
  'write.data.more': '“{run}”: more of your bytes.',
  'write.data.octets': 'Your bytes, as they are. Everything else in the frame is there to get them across.',
  'write.data.octetsMore': 'More of your bytes.',
  'write.tftp.opcode': 'TFTP, in your program, says what kind of message this is: {value} means {name}.',
  'write.tftp.blockNumber':
    'TFTP numbers the blocks of a file. The answer will name the same number: {value}.',
  'write.tftp.filename': 'TFTP says which file it is about: “{value}”. A zero byte ends the name.',
  'write.tftp.mode': 'TFTP says how to treat the bytes. “{value}” means: change none of them.',
  'write.udp.sourcePort':
    'The kernel writes where an answer should go: {value}, the port of the program that sends this.',
  'write.udp.destinationPort':
    'The kernel writes which program at the other end this is for: {value}, as the program said.',
  'write.udp.length': 'UDP counts: its own {header} bytes and the {body} behind them are {value}.',
  'write.udp.length.piece':
    'UDP counted {value} bytes, its own {header} with them, before the packet was cut. The other pieces hold the rest.',
  'write.udp.checksum':
    'UDP adds up header, data and both IP addresses. The receiver does the same sum, so damage shows.',
  'write.ipv4.version': 'IP writes {value}, always, so that a receiver knows how to read the rest.',
  'write.ipv4.headerLength': 'This header is {header} bytes, counted in words of four: {value}.',
  'write.ipv4.differentiatedServices':
    'Nobody asked for special treatment on the way, so the kernel writes {value}.',
  'write.ipv4.explicitCongestionNotification':
    'A crowded router could leave a mark here, if the sender had offered it. It did not: {value}.',
  'write.ipv4.totalLength': 'IP counts: {header} bytes of header and {body} behind it are {value}.',
  'write.ipv4.identification':
    'The kernel gives this packet a number: {value}. If it were cut into pieces, each piece would carry it.',
  'write.ipv4.reservedFlag': 'Nobody has found a use for this bit, so it stays {value}.',
  'write.ipv4.doNotFragment':
    '{value, select, 1 {The kernel forbids routers to cut this packet into pieces.} other {Routers may cut this packet into pieces.}}',
  'write.ipv4.moreFragments':
    '{value, select, 1 {More pieces of the same packet follow.} other {{fragmentOffset, select, 0 {The packet is whole, so no other piece follows.} other {This is the last piece: no more follow.}}}}',
  'write.ipv4.fragmentOffset':
    '{value, select, 0 {{moreFragments, select, 0 {The packet is whole, so it begins at its beginning: {value}.} other {This is the first piece: {value}.}}} other {Where this piece belongs, counted in steps of eight bytes: {value}.}}',
  'write.ipv4.timeToLive':
    'The kernel starts with {value}. Each router takes one off; when none is left, the packet is dropped.',
  'write.ipv4.protocol': 'IP names who reads on inside: {value} means {name}.',
  'write.ipv4.headerChecksum':
    'IP adds up the {others} other words of two bytes in this header and flips the sum. Each router will have to do it again.',
  'write.ipv4.sourceAddress':
    'IP writes where the packet comes from: {value}. No router on the way changes that.',
  'write.ipv4.destinationAddress':
    'IP writes where the packet is to end: {value}. No router on the way changes that.',
  'write.ethernet.destination':
    'The kernel writes whose card is next: {value}. That is the next stop, which need not be the last.',
  'write.ethernet.destination.everybody':
    'The kernel writes all ones, {value}: every card on this network is meant.',
  'write.ethernet.source': 'The kernel writes its own card’s address: {value}. A switch learns from this.',
  'write.ethernet.type': 'Ethernet names who reads on inside: {value} means {name}.',
  'write.ethernet.padding':
    'The network card fills up: a frame may not be shorter than {frame} bytes. These mean nothing.',
  'write.ethernet.frameCheckSequence':
    'The network card works it out over all {covered} bytes in front of it, and sends it last: the one footer among the headers.',
  'write.arp.hardwareType': 'The kind of card addresses asked for: {value} means {name}.',
  'write.arp.protocolType': 'The kind of address that is known already: {value} means {name}.',
  'write.arp.targetProtocolAddress':
    '{operation, select, 1 {ARP writes whose MAC is wanted: who has {value}?} other {ARP writes whose question this answers: {value}.}}',
  'write.arp.senderHardwareAddress':
    'ARP writes the speaker’s own MAC: {value}. Whoever hears it may note it down.',
  'write.arp.senderProtocolAddress': 'ARP writes who is speaking: {value}.',
  'write.arp.operation': 'ARP says what this is: {value} means {name}.',
  'write.arp.targetHardwareAddress':
    '{operation, select, 1 {Nobody knows it yet: that is the question.} other {Who asked, and gets this answer.}}',
}
