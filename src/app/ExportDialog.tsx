// Export: what a capture at one port would hold, as a file that Wireshark reads.
import { useState } from 'react'
import { writePcap } from '../formats/pcap'
import { writePcapng } from '../formats/pcapng'
import { useOctet } from '../store/store'
import { say } from '../story/catalogue'
import { nodeName } from '../story/naming'
import { type CapturePoint, captureAt, capturePoints } from '../trace/capture'
import type { Trace } from '../trace/trace'
import { Button } from '../view/Button'
import { Choice } from '../view/Choice'
import { Dialog } from '../view/Dialog'
import { FieldRow } from '../view/FieldRow'
import { CopyText } from './CopyText'
import { download, mayDownload } from './download'
import { closeDialog } from './stage'
import './words'

/** Octets of an Ethernet FCS (IEEE 802.3 §3.2.9). */
const FCS = 4

type Format = 'pcap' | 'pcapng'

export default function ExportDialog() {
  const lanes = useOctet(state => state.lanes)
  const looked = useOctet(state => state.trace.lane)
  const [lane, setLane] = useState(looked)
  const trace = useOctet(state => state.lanes.find(each => each.lane === lane) ?? state.trace)
  const points = capturePoints(trace)
  const [chosen, setChosen] = useState(0)
  const [format, setFormat] = useState<Format>('pcap')
  const point = points[chosen] ?? points[0]
  const file = point && fileOf(trace, point, format)
  const run = lanes.length > 1 ? `${trace.lane}-` : ''
  const name = point ? `octet-${run}${fileNameOf(points, point)}.${format}` : ''
  return (
    <Dialog
      title={say('export.title')}
      close={say('shell.close')}
      onClose={closeDialog}
      foot={
        file &&
        mayDownload() && (
          <Button look="solid" onClick={() => download(name, file.octets, 'application/vnd.tcpdump.pcap')}>
            {say('save.file', { name })}
          </Button>
        )
      }
    >
      <div className="stack">
        {lanes.length > 1 && (
          <Choice
            label={say('export.lane')}
            options={lanes.map(each => ({ value: each.lane, label: say('lane.name', { lane: each.lane }) }))}
            value={trace.lane}
            onChoose={setLane}
          />
        )}
        <FieldRow label={say('export.point')} hint={file && say('export.holds', { frames: file.frames })}>
          {control => (
            <select
              {...control}
              className="control"
              value={chosen}
              onChange={event => setChosen(Number(event.target.value))}
            >
              {points.map((each, at) => (
                <option key={at} value={at}>
                  {pointName(trace, points, each)}
                </option>
              ))}
            </select>
          )}
        </FieldRow>
        <Choice
          label={say('export.format')}
          options={(['pcap', 'pcapng'] as const).map(value => ({ value, label: say(`export.${value}`) }))}
          value={format}
          onChoose={setFormat}
        />
        <p>{say(`export.${format}.fcs`, { fcs: FCS })}</p>
        <p>{say('export.checks')}</p>
        <p>{say('export.whole')}</p>
        {file && !mayDownload() && (
          <>
            <p>{say('save.refused')}</p>
            <CopyText label={say('export.base64', { name })} text={base64(file.octets)} rows={6} />
          </>
        )}
      </div>
    </Dialog>
  )
}

/** pcap leaves the FCS out, as captures do; pcapng carries it and says so. */
function fileOf(trace: Trace, point: CapturePoint, format: Format) {
  const captured = captureAt(trace, point)
  const frames = captured.map(({ at, octets }) => ({
    at,
    octets: format === 'pcap' ? octets.subarray(0, Math.max(0, octets.length - FCS)) : octets,
  }))
  const octets = format === 'pcap' ? writePcap(frames) : writePcapng(frames, { fcs: true })
  return { frames: captured.length, octets: Uint8Array.from(octets) }
}

/** `client`, or `router1-port2` where the node has several ports. */
function fileNameOf(points: readonly CapturePoint[], { node, port }: CapturePoint): string {
  return points.filter(each => each.node === node).length > 1 ? `${node}-port${port + 1}` : node
}

/** A port by its node; by its number too where the node has several. */
function pointName(trace: Trace, points: readonly CapturePoint[], { node, port }: CapturePoint): string {
  const several = points.filter(each => each.node === node).length > 1
  return say('export.port', { node: nodeName(trace, node), port: port + 1, several: String(several) })
}

function base64(octets: Uint8Array): string {
  let characters = ''
  for (const octet of octets) characters += String.fromCharCode(octet)
  return btoa(characters)
}
