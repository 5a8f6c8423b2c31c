// How a connection ends, rule by rule (RFC 9293 §3.6, §3.10.4, §3.10.7.4; RFC 5961).
import { OPEN, rule } from './rules.fixture'

rule('closes first: FIN, its ACK, the other FIN, TIME-WAIT for two lifetimes', [
  ...OPEN,
  '200 close',
  '200 state FIN-WAIT-1',
  '200 > F. 1:1(0) ack 1 win 10000 close',
  '300 < . 1:1(0) ack 2 win 20000',
  '300 state FIN-WAIT-2',
  '400 < F. 1:1(0) ack 2 win 20000',
  '400 state TIME-WAIT',
  '400 > . 2:2(0) ack 2 win 9999 acknowledge',
  '60400 state CLOSED',
  '70000 wait',
])

rule('answers the other FIN again in TIME-WAIT, and waits anew', [
  ...OPEN,
  '200 close',
  '200 state FIN-WAIT-1',
  '200 > F. 1:1(0) ack 1 win 10000 close',
  '300 < F. 1:1(0) ack 2 win 20000',
  '300 state FIN-WAIT-2',
  '300 state TIME-WAIT',
  '300 > . 2:2(0) ack 2 win 9999 acknowledge',
  '400 < F. 1:1(0) ack 2 win 20000',
  '400 > . 2:2(0) ack 2 win 9999 duplicateAck',
  '60400 state CLOSED',
  '70000 wait',
])

rule('port reuse: a SYN from the same port in TIME-WAIT is asked about, not obeyed (RFC 5961 §4.2)', [
  ...OPEN,
  '200 close',
  '200 state FIN-WAIT-1',
  '200 > F. 1:1(0) ack 1 win 10000 close',
  '300 < F. 1:1(0) ack 2 win 20000',
  '300 state FIN-WAIT-2',
  '300 state TIME-WAIT',
  '300 > . 2:2(0) ack 2 win 9999 acknowledge',
  '400 < S 5000:5000(0) win 20000',
  '400 > . 2:2(0) ack 2 win 9999 challenge',
  '60300 state CLOSED',
  '70000 wait',
])

rule('still receives when only its own side is closed', [
  ...OPEN,
  '200 shutdown',
  '200 state FIN-WAIT-1',
  '200 > F. 1:1(0) ack 1 win 10000 close',
  '300 < . 1:1(0) ack 2 win 20000',
  '300 state FIN-WAIT-2',
  '400 < P. 1:501(500) ack 2 win 20000',
  '400 recv 500',
  '450 < F. 501:501(0) ack 2 win 20000',
  '450 state TIME-WAIT',
  '450 > . 2:2(0) ack 502 win 9499 acknowledge',
])

rule('still sends when only the other side is closed', [
  ...OPEN,
  '200 < F. 1:1(0) ack 1 win 20000',
  '200 state CLOSE-WAIT',
  '200 > . 1:1(0) ack 2 win 9999 acknowledge',
  '250 send 500',
  '250 > P. 1:501(500) ack 2 win 9999 data',
  '300 close',
  '300 state LAST-ACK',
  '300 > F. 501:501(0) ack 2 win 9999 close',
  '400 < . 2:2(0) ack 502 win 20000',
  '400 state CLOSED',
])

rule('closes from both sides at once', [
  ...OPEN,
  '200 close',
  '200 state FIN-WAIT-1',
  '200 > F. 1:1(0) ack 1 win 10000 close',
  '210 < F. 1:1(0) ack 1 win 20000',
  '210 state CLOSING',
  '210 > . 2:2(0) ack 2 win 9999 acknowledge',
  '300 < . 2:2(0) ack 2 win 20000',
  '300 state TIME-WAIT',
])

rule('sends a lost FIN again', [
  ...OPEN,
  '200 close',
  '200 state FIN-WAIT-1',
  '200 > F. 1:1(0) ack 1 win 10000 close',
  '1200 > F. 1:1(0) ack 1 win 10000 timer',
  '1300 < . 1:1(0) ack 2 win 20000',
  '1300 state FIN-WAIT-2',
])

rule('takes a FIN only with all that is in front of it', [
  ...OPEN,
  '200 < F. 1001:1501(500) ack 1 win 20000',
  '200 > . 1:1(0) ack 1 win 10000 duplicateAck',
  '210 < . 1:1001(1000) ack 1 win 20000',
  '210 state CLOSE-WAIT',
  '210 > . 1:1(0) ack 1502 win 8499 acknowledge',
])

rule('is gone at once by a reset at exactly the next number', [
  ...OPEN,
  '200 < R 1:1(0)',
  '200 state CLOSED',
  '200 failed ECONNRESET',
])

rule('asks back about a reset elsewhere in the window, and ignores one outside (RFC 5961 §3.2)', [
  ...OPEN,
  '200 < R 500:500(0)',
  '200 > . 1:1(0) ack 1 win 10000 challenge',
  '210 < R 20000:20000(0)',
])

rule('asks back about a SYN in the middle (RFC 5961 §4.2)', [
  ...OPEN,
  '200 < S 1:1(0) win 20000',
  '200 > . 1:1(0) ack 1 win 10000 challenge',
])

rule('asks back about an ACK of something never sent, or much too old (RFC 5961 §5.2)', [
  ...OPEN,
  '200 < . 1:1(0) ack 99 win 20000',
  '200 > . 1:1(0) ack 1 win 10000 challenge',
  '210 < . 1:1(0) ack -30000 win 20000',
  '210 > . 1:1(0) ack 1 win 10000 challenge',
])

rule('resets where it closes with octets unread (RFC 1122 §4.2.2.13)', [
  ...OPEN,
  '200 < P. 1:101(100) ack 1 win 20000',
  '250 close',
  '250 > R. 1:1(0) ack 101 win 0 reset',
  '250 state CLOSED',
])

rule('resets data that comes when nobody is left to read it (RFC 1122 §4.2.2.13)', [
  ...OPEN,
  '200 close',
  '200 state FIN-WAIT-1',
  '200 > F. 1:1(0) ack 1 win 10000 close',
  '300 < P. 1:101(100) ack 2 win 20000',
  '300 state FIN-WAIT-2',
  '300 > R 2:2(0) win 0 reset',
  '300 state CLOSED',
])

rule('aborts with a reset', [...OPEN, '200 abort', '200 > R. 1:1(0) ack 1 win 0 reset', '200 state CLOSED'])

rule('gives data up after 100 seconds (§3.8.3)', [
  ...OPEN,
  '200 send 100',
  '200 > P. 1:101(100) ack 1 win 10000 data',
  '1200 > P. 1:101(100) ack 1 win 10000 timer',
  '3200 > P. 1:101(100) ack 1 win 10000 timer',
  '7200 > P. 1:101(100) ack 1 win 10000 timer',
  '15200 > P. 1:101(100) ack 1 win 10000 timer',
  '31200 > P. 1:101(100) ack 1 win 10000 timer',
  '63200 > P. 1:101(100) ack 1 win 10000 timer',
  '123200 state CLOSED',
  '123200 failed ETIMEDOUT',
  '300000 wait',
])

rule(
  'sends three times again before it gives up, however slow its timer is already (RFC 9293 §3.8.3: R1 before R2)',
  [
    '0 connect',
    '0 state SYN-SENT',
    '0 > S 0:0(0) win 10000 <mss 1000> open',
    '100 < S. 0:0(0) ack 1 win 20000 <mss 1000>',
    '100 state ESTABLISHED',
    '100 > . 1:1(0) ack 1 win 10000 acknowledge',
    '200 send 100',
    '200 > P. 1:101(100) ack 1 win 10000 data',
    '50200 > P. 1:101(100) ack 1 win 10000 timer',
    '110200 > P. 1:101(100) ack 1 win 10000 timer',
    '170200 > P. 1:101(100) ack 1 win 10000 timer',
    '230200 state CLOSED',
    '230200 failed ETIMEDOUT',
    '400000 wait',
  ],
  { minimumRto: 50_000_000 },
)
