/** TCP on one host: its connections by their four ends, its listening sockets, and segments on their way up. */
import type { Strip } from '../../trace/trace'
import { formatIpv4 } from '../../wire/address'
import { draw } from '../chance'
import type { HostState } from '../hostState'
import { judge } from '../judge'
import { bigEndian } from '../octets'
import { drop, dropFor, strip } from '../run'
import type { Inside, StreamLayer } from '../streams'
import { arrive, openPassive } from './arriving'
import { abort, openActive } from './calls'
import { makeConnection } from './connection'
import { descend, type Ends } from './descending'
import { headerOctets, segmentOf } from './header'
import { makeLink, type Origin, type RunningLink } from './link'
import { segmentLooks } from './looks'
import { isOutstanding, lowerPathMtu } from './pathMtu'
import { type Segment, segmentLength } from './segment'
import { plus, sequence } from './sequence'
import { settingsOf } from './settings'
import { type Listener, makeStreamCalls, type StreamSocket } from './streamCalls'

const NOTHING = new Uint8Array(0)

const keyOf = ({ port, peer }: Ends) => `${port} ${peer.address} ${peer.port}`

/** The table of a host's connections. */
export function makeTcp(host: HostState): StreamLayer {
  const { run, node } = host
  const sockets = new Map<number, StreamSocket>()
  const links = new Map<string, RunningLink>()
  const met = new Map<number, number>()
  const pathMtus = new Map<number, number>()
  let ports: readonly number[] = []

  const socketOf = (fd: number): StreamSocket => {
    const known = sockets.get(fd) ?? { fd, port: 0, noDelay: false }
    sockets.set(fd, known)
    return known
  }
  /** The ports that sockets have; the same list as before, where it is, because every check keeps it. */
  const portsNow = (before: readonly number[]): readonly number[] => {
    const now = new Set<number>()
    for (const { port } of sockets.values()) if (port > 0) now.add(port)
    let at = 0
    for (const port of now) if (before[at++] !== port) return [...now]
    return at === before.length ? before : [...now]
  }
  const listenerAt = (port: number) => [...sockets.values()].find(each => each.listener && each.port === port)

  /** A connection in CLOSED, in the table. */
  function makeRunning(ends: Ends, owner: StreamSocket, passive: boolean): RunningLink {
    const { peer } = ends
    const count = (met.get(peer.address) ?? 0) + 1
    met.set(peer.address, count)
    const settings = {
      ...settingsOf(run.scenario, host.mtu),
      ...(owner.receiveBuffer && { receiveBuffer: owner.receiveBuffer }),
      ...(owner.sendBuffer && { sendBuffer: owner.sendBuffer }),
    }
    const flow = `${formatIpv4(host.arp.address)}:${ends.port}>${formatIpv4(peer.address)}:${peer.port}`
    const iss = draw(run.scenario.seed, 'initial sequence number', flow)
    const running = makeLink({
      host,
      ends,
      prefix: count > 1 ? `connection ${count} ` : '',
      whose: passive ? { listener: owner.fd } : { fd: owner.fd },
      make: emit => makeConnection(settings, emit, iss, passive),
      changed: ({ connection }) => {
        if (connection.state === 'CLOSED' && links.get(keyOf(ends)) === running) links.delete(keyOf(ends))
        if (connection.state === 'ESTABLISHED' || connection.state === 'CLOSE-WAIT') finished(running, owner)
      },
    })
    running.link.connection.noDelay ||= owner.noDelay
    running.link.connection.pathMtu = pathMtus.get(peer.address)
    links.set(keyOf(ends), running)
    return running
  }

  /** A handshake is over: its connection waits for accept(). */
  function finished(running: RunningLink, { listener }: StreamSocket) {
    const { connection } = running.link
    if (!connection.passive || !listener || waiting.get(running) !== listener) return
    waiting.delete(running)
    listener.finished.push(running)
    listener.wake?.()
  }
  const waiting = new Map<RunningLink, Listener>()

  /** A segment for nobody, or with what should not be in it, is answered with a reset (RFC 9293 §3.10.7.1). */
  function refuse(ends: Ends, segment: Segment) {
    if (segment.reset) return
    const { acknowledgment } = segment
    const isKnown = acknowledgment !== undefined
    const flags = { synchronize: false, finish: false, reset: true, push: false }
    const reset: Segment = {
      ...flags,
      sequence: acknowledgment ?? sequence(0),
      ...(!isKnown && { acknowledgment: plus(segment.sequence, segmentLength(segment)) }),
      window: 0,
      data: NOTHING,
      options: {},
    }
    descend(host, run.name(`${node}>${run.owner(ends.peer.address)} RST`), ends, reset)
  }

  function receive({ held, start, end, source, destination }: Inside) {
    const { pdu } = held.frame
    const octets = held.octets.subarray(start, end)
    const ends = { port: bigEndian(octets, 2), peer: { address: source, port: bigEndian(octets, 0) } }
    const running = links.get(keyOf(ends))
    const owner = listenerAt(ends.port)
    const found = running ? 'known' : owner ? 'listener' : undefined
    ports = portsNow(ports)
    const { checks, failed } = judge(segmentLooks({ octets, source, destination }, ports, found))
    const whole = strip(held.frame, start, end)
    run.emit(node, { kind: 'checks', layer: 2, protocol: 'tcp', checks }, { pdu, strip: whole })
    if (failed) {
      dropFor(run, node, held, whole, failed, 2)
      if (failed.check === 'connection') refuse(ends, segmentOf(octets))
      return
    }
    const left = strip(held.frame, start + headerOctets(octets), end)
    const field = { field: 'destinationPort', value: ends.port, up: 'socket', trimmed: 0 }
    run.emit(node, { kind: 'decapsulate', layer: 2, protocol: 'tcp', ...field }, { pdu, strip: left })
    const segment = segmentOf(octets)
    const origin = { pdu, strip: left }
    if (running) running.during(() => arrive(running.link.connection, segment, origin, run.now()), origin)
    else if (owner) knock(owner, ends, segment, origin, held.frame)
  }

  /** RFC 9293 §3.10.7.2: a listening socket wants a SYN, and nothing else. */
  function knock(
    owner: StreamSocket,
    ends: Ends,
    segment: Segment,
    origin: { readonly pdu: string; readonly strip: Strip },
    frame: Parameters<typeof drop>[2]['frame'],
  ) {
    const { listener } = owner
    const isSyn = segment.synchronize && segment.acknowledgment === undefined && !segment.reset
    if (!listener || !isSyn) {
      drop(run, node, { frame }, origin.strip, { reason: 'unacceptable', layer: 2 })
      if (segment.acknowledgment !== undefined) refuse(ends, segment)
      return
    }
    // Linux: one more than backlog may wait.
    if (listener.finished.length > listener.backlog) {
      const why = { reason: 'listenQueue', counter: 'TcpExtListenOverflows', layer: 2 }
      return drop(run, node, { frame }, origin.strip, why)
    }
    const running = makeRunning(ends, owner, true)
    waiting.set(running, listener)
    // In the RFC it is the listening connection itself that goes on.
    running.link.connection.state = 'LISTEN'
    running.during(() => openPassive(running.link.connection, segment, run.now()), origin)
  }

  const calls = makeStreamCalls(host, {
    socketOf,
    isTaken: port =>
      [...sockets.values()].some(each => each.port === port) ||
      [...links.values()].some(({ link }) => link.port === port),
    connect(owner, peer) {
      const running = makeRunning({ port: owner.port, peer }, owner, false)
      owner.running = running
      running.during(() => openActive(running.link.connection, run.now()))
      return running
    },
    forget(owner) {
      sockets.delete(owner.fd)
      for (const each of owner.listener?.finished ?? [])
        each.during(() => abort(each.link.connection, run.now()))
    },
  })
  /** RFC 1191 §6.3: what a path carries is remembered for all connections that go there. */
  function tooBig(quote: Uint8Array, mtu: number, origin: Origin) {
    const segment = quote.subarray(4 * ((quote[0] ?? 0) & 15))
    const peer = {
      address: 65_536 * bigEndian(quote, 16) + bigEndian(quote, 18),
      port: bigEndian(segment, 2),
    }
    const running = links.get(keyOf({ port: bigEndian(segment, 0), peer }))
    const quoted = sequence(65_536 * bigEndian(segment, 4) + bigEndian(segment, 6))
    if (!running || !isOutstanding(running.link.connection, quoted)) return
    pathMtus.set(peer.address, Math.min(mtu, pathMtus.get(peer.address) ?? mtu))
    running.during(() => lowerPathMtu(running.link.connection, mtu, run.now()), origin)
  }

  return { ...calls, receive, tooBig }
}
