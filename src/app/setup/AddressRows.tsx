// From whom to whom: addresses of every port, and the ports of the programs.
import { type Ports, portsOf, setGateway, setInterface, setPort } from '../../scenario/edits'
import { PORT, PREFIX } from '../../scenario/limits'
import type { NodeSetup, Scenario } from '../../scenario/scenario'
import { say } from '../../story/catalogue'
import { readIpv4, readMac, readNumber } from './read'
import { TypedRow } from './TypedRow'

const readPort = readNumber(PORT.least, PORT.most)
const readPrefix = readNumber(PREFIX.least, PREFIX.most)

const PORTS = ['client', 'server', 'transfer'] as const satisfies readonly (keyof Ports)[]

export function AddressRows({ scenario }: { readonly scenario: Scenario }) {
  const ports = portsOf(scenario)
  return (
    <>
      <div className="setup-columns">
        {PORTS.map(which => {
          const port = ports[which]
          return port === undefined ? null : (
            <TypedRow
              key={which}
              label={say(`setup.port.${which}`)}
              value={String(port)}
              read={readPort}
              change={(each, value) => setPort(each, which, value)}
            />
          )
        })}
      </div>
      {scenario.nodes.map(node =>
        node.kind === 'switch' ? null : <Station key={node.id} node={node} title={titleOf(scenario, node)} />,
      )}
    </>
  )
}

type StationSetup = Exclude<NodeSetup, { kind: 'switch' }>

/** `Client`, `Router`; where there are several routers `First router`. */
function titleOf({ nodes }: Scenario, { id, kind }: StationSetup): string {
  const hasOne = kind === 'router' && nodes.filter(node => node.kind === 'router').length === 1
  return say('setup.station', { id: hasOne ? 'router' : id })
}

function Station({ node, title }: { readonly node: StationSetup; readonly title: string }) {
  return (
    <section className="setup-station" aria-label={title}>
      <h3>{title}</h3>
      {node.interfaces.map((each, port) => (
        <div key={port} className="setup-columns">
          <TypedRow
            label={say('setup.address')}
            value={each.address}
            read={readIpv4}
            change={(scenario, address) => setInterface(scenario, node.id, port, { address })}
            octets
          />
          <TypedRow
            label={say('setup.prefix')}
            value={String(each.prefix)}
            read={readPrefix}
            change={(scenario, prefix) => setInterface(scenario, node.id, port, { prefix })}
            octets
          />
          <TypedRow
            label={say('setup.mac')}
            value={each.mac}
            read={readMac}
            change={(scenario, mac) => setInterface(scenario, node.id, port, { mac })}
            octets
          />
          {node.kind === 'host' && (
            <TypedRow
              label={say('setup.gateway')}
              hint={say('setup.gateway.hint')}
              value={node.gateway ?? ''}
              read={typed => (typed.trim() === '' ? { value: '' } : readIpv4(typed))}
              change={(scenario, gateway) => setGateway(scenario, node.id, gateway)}
              octets
            />
          )}
        </div>
      ))}
    </section>
  )
}
