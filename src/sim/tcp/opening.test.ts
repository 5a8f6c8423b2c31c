// How a connection begins, rule by rule (RFC 9293 §3.5, §3.10.7.2, §3.10.7.3).
import { rule } from './rules.fixture'

rule('opens: SYN, SYN and ACK, ACK', [
  '0 connect',
  '0 state SYN-SENT',
  '0 > S 0:0(0) win 10000 <mss 1000> open',
  '100 < S. 0:0(0) ack 1 win 20000 <mss 1000>',
  '100 state ESTABLISHED',
  '100 > . 1:1(0) ack 1 win 10000 acknowledge',
])

rule('is opened: a SYN is answered, and its ACK makes it whole', [
  '0 listen',
  '0 < S 0:0(0) win 20000 <mss 1000>',
  '0 state SYN-RECEIVED',
  '0 > S. 0:0(0) ack 1 win 10000 <mss 1000> open',
  '100 < . 1:1(0) ack 1 win 20000',
  '100 state ESTABLISHED',
])

rule('opens from both sides at once (figure 8)', [
  '0 connect',
  '0 state SYN-SENT',
  '0 > S 0:0(0) win 10000 <mss 1000> open',
  '10 < S 0:0(0) win 20000 <mss 1000>',
  '10 state SYN-RECEIVED',
  '10 > S. 0:0(0) ack 1 win 10000 <mss 1000> open',
  '100 < S. 0:0(0) ack 1 win 20000 <mss 1000>',
  '100 state ESTABLISHED',
])

rule('takes a reset that acknowledges its SYN for a refusal', [
  '0 connect',
  '0 state SYN-SENT',
  '0 > S 0:0(0) win 10000 <mss 1000> open',
  '10 < R. 0:0(0) ack 1',
  '10 state CLOSED',
  '10 failed ECONNREFUSED',
])

rule('resets what acknowledges something it never sent, ignores a reset without ACK, and goes on waiting', [
  '0 connect',
  '0 state SYN-SENT',
  '0 > S 0:0(0) win 10000 <mss 1000> open',
  '10 < S. 0:0(0) ack 7',
  '10 > R 7:7(0) win 0 reset',
  '20 < R 0:0(0)',
  '30 < S. 0:0(0) ack 1 win 500 <mss 1000>',
  '30 state ESTABLISHED',
  '30 > . 1:1(0) ack 1 win 10000 acknowledge',
])

rule('sends a lost SYN again after 1 s, 2 s more; then one segment and 3 s (RFC 6298 §5.7, RFC 5681 §3.1)', [
  '0 connect',
  '0 state SYN-SENT',
  '0 > S 0:0(0) win 10000 <mss 1000> open',
  '1000 > S 0:0(0) win 10000 <mss 1000> timer',
  '3000 > S 0:0(0) win 10000 <mss 1000> timer',
  '3500 < S. 0:0(0) ack 1 win 20000 <mss 1000>',
  '3500 state ESTABLISHED',
  '3500 > . 1:1(0) ack 1 win 10000 acknowledge',
  '3500 send 3000',
  '3500 > . 1:1001(1000) ack 1 win 10000 data',
  '6500 > . 1:1001(1000) ack 1 win 10000 timer',
  '9000 wait',
])

rule('gives a SYN up after three minutes (§3.8.3)', [
  '0 connect',
  '0 state SYN-SENT',
  '0 > S 0:0(0) win 10000 <mss 1000> open',
  '1000 > S 0:0(0) win 10000 <mss 1000> timer',
  '3000 > S 0:0(0) win 10000 <mss 1000> timer',
  '7000 > S 0:0(0) win 10000 <mss 1000> timer',
  '15000 > S 0:0(0) win 10000 <mss 1000> timer',
  '31000 > S 0:0(0) win 10000 <mss 1000> timer',
  '63000 > S 0:0(0) win 10000 <mss 1000> timer',
  '123000 > S 0:0(0) win 10000 <mss 1000> timer',
  '183000 state CLOSED',
  '183000 failed ETIMEDOUT',
  '400000 wait',
])

rule('sends a lost SYN ACK again', [
  '0 listen',
  '0 < S 0:0(0) win 20000 <mss 1000>',
  '0 state SYN-RECEIVED',
  '0 > S. 0:0(0) ack 1 win 10000 <mss 1000> open',
  '1000 > S. 0:0(0) ack 1 win 10000 <mss 1000> timer',
  '1500 < . 1:1(0) ack 1 win 20000',
  '1500 state ESTABLISHED',
])

rule('forgets a half-open connection when it is reset', [
  '0 listen',
  '0 < S 0:0(0) win 20000 <mss 1000>',
  '0 state SYN-RECEIVED',
  '0 > S. 0:0(0) ack 1 win 10000 <mss 1000> open',
  '100 < R 1:1(0)',
  '100 state CLOSED',
])

rule('resets a handshake’s ACK that acknowledges something else', [
  '0 listen',
  '0 < S 0:0(0) win 20000 <mss 1000>',
  '0 state SYN-RECEIVED',
  '0 > S. 0:0(0) ack 1 win 10000 <mss 1000> open',
  '100 < . 1:1(0) ack 9 win 20000',
  '100 > R 9:9(0) win 0 reset',
])

rule('sends 536 octets in a segment where nobody says otherwise (§3.7.1)', [
  '0 connect',
  '0 state SYN-SENT',
  '0 > S 0:0(0) win 10000 <mss 1000> open',
  '100 < S. 0:0(0) ack 1 win 20000',
  '100 state ESTABLISHED',
  '100 > . 1:1(0) ack 1 win 10000 acknowledge',
  '200 send 1000',
  '200 > . 1:537(536) ack 1 win 10000 data',
])
