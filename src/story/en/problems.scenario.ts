/** What was wrong with a scenario document, or with the learner's bytes. */
import { layerProblems } from './problems.layers'

export const scenarioProblems: Record<string, string> = {
  ...layerProblems,

  'problem.payload.tooLong':
    'That is {octets, plural, one {# byte} other {# bytes}}; at most {most} fit here.',
  'problem.payload.datagram':
    'That is {octets, plural, one {# byte} other {# bytes}}; one call hands over at most {most}.',
  'problem.payload.base64': 'The bytes kept of {name} are damaged. Drop the file again.',

  'problem.scenario.json': 'This is not a scenario: it cannot be read as JSON.',
  'problem.scenario.newer':
    'This was made with a newer version of this page (format {format}). Reload the page to get it.',
  'problem.scenario.shape': 'At {path} stands {seen}, which does not belong there.',
  'problem.scenario.number': 'The number {seen} at {path} is out of range.',
  'problem.scenario.length': 'There is too much or too little at {path}.',
  'problem.scenario.address': 'At {path} an IPv4 address is expected, such as 192.0.2.10.',
  'problem.scenario.mac': 'At {path} a MAC address is expected, such as 00-00-5E-00-53-01.',
  'problem.scenario.hex': 'At {path} pairs of hex digits are expected.',
  'problem.scenario.nul': 'The name at {path} holds a zero byte, which would end it there.',
  'problem.scenario.nodeId': 'The name at {path} may only have letters and digits, at most 16.',
  'problem.scenario.sameId': 'Two nodes are called {id}.',
  'problem.scenario.sameLane': 'Two lanes are called {name}.',
  'problem.scenario.networkAddress':
    '{address} is the address of the network itself (with /{prefix}), so no card can have it.',
  'problem.scenario.broadcastAddress':
    '{address} means everybody in its network (with /{prefix}), so no card can have it.',
  'problem.scenario.groupMac': '{mac} is a group address, so no card can have it: its first byte is odd.',
  'problem.scenario.sameAddress': 'Two cards have the address {value}.',
  'problem.scenario.noNode': 'A cable leads to {id}, which is not there.',
  'problem.scenario.noPort': 'A cable leads to port {port} of {id}, which has no such port.',
  'problem.scenario.portTaken': 'Two cables lead to port {port} of {id}.',
  'problem.scenario.loop': 'These switches form a ring, in which a broadcast would go round for ever.',
  'problem.scenario.noHost': 'A program is to run on {id}, which is no computer here.',
  'problem.scenario.noField': 'There is no field {field} in a header called {protocol}.',
}
