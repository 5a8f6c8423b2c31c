// What a sender may send, and when (RFC 9293 §3.7.4, §3.8.6; RFC 7323 §2).
import { OPEN, rule } from './rules.fixture'

rule('holds small segments back while something is out (Nagle)', [
  ...OPEN,
  '200 send 100',
  '200 > P. 1:101(100) ack 1 win 10000 data',
  '210 send 100',
  '220 send 100',
  '300 < . 1:1(0) ack 101 win 20000',
  '300 > P. 101:301(200) ack 1 win 10000 data',
])

rule('sends small segments at once with TCP_NODELAY', [
  ...OPEN,
  '200 nodelay',
  '210 send 1',
  '210 > P. 1:2(1) ack 1 win 10000 data',
  '220 send 1',
  '220 > P. 2:3(1) ack 1 win 10000 data',
])

rule('lets the FIN take a small rest along', [
  ...OPEN,
  '200 send 100',
  '200 > P. 1:101(100) ack 1 win 10000 data',
  '210 send 100',
  '220 close',
  '220 state FIN-WAIT-1',
  '220 > FP. 101:201(100) ack 1 win 10000 close',
])

rule(
  'never sends beyond the window, and no small piece of one that has shrunk before half a second (silly window)',
  [
    '0 connect',
    '0 state SYN-SENT',
    '0 > S 0:0(0) win 10000 <mss 1000> open',
    '100 < S. 0:0(0) ack 1 win 3000 <mss 1000>',
    '100 state ESTABLISHED',
    '100 > . 1:1(0) ack 1 win 10000 acknowledge',
    '200 send 6000',
    '200 > . 1:1001(1000) ack 1 win 10000 data',
    '200 > . 1001:2001(1000) ack 1 win 10000 data',
    '200 > . 2001:3001(1000) ack 1 win 10000 data',
    '300 < . 1:1(0) ack 3001 win 200',
    '800 > . 3001:3201(200) ack 1 win 10000 data',
    '900 wait',
  ],
)

rule('sends what is half of the largest window', [
  '0 connect',
  '0 state SYN-SENT',
  '0 > S 0:0(0) win 10000 <mss 1000> open',
  '100 < S. 0:0(0) ack 1 win 600 <mss 1000>',
  '100 state ESTABLISHED',
  '100 > . 1:1(0) ack 1 win 10000 acknowledge',
  '200 send 2000',
  '200 > . 1:601(600) ack 1 win 10000 data',
  '300 < . 1:1(0) ack 601 win 299',
  '310 < . 1:1(0) ack 601 win 300',
  '310 > . 601:901(300) ack 1 win 10000 data',
])

rule('probes a closed window with one octet, after an RTO and then twice as long each time', [
  '0 connect',
  '0 state SYN-SENT',
  '0 > S 0:0(0) win 10000 <mss 1000> open',
  '100 < S. 0:0(0) ack 1 win 1000 <mss 1000>',
  '100 state ESTABLISHED',
  '100 > . 1:1(0) ack 1 win 10000 acknowledge',
  '200 send 3000',
  '200 > . 1:1001(1000) ack 1 win 10000 data',
  '300 < . 1:1(0) ack 1001 win 0',
  '1300 > . 1001:1002(1) ack 1 win 10000 probe',
  '1400 < . 1:1(0) ack 1001 win 0',
  '3300 > . 1001:1002(1) ack 1 win 10000 probe',
  '3400 < . 1:1(0) ack 1001 win 0',
  '7300 > . 1001:1002(1) ack 1 win 10000 probe',
  '7400 < . 1:1(0) ack 1002 win 4000',
  '7400 > . 1002:2002(1000) ack 1 win 10000 data',
])

rule('sends the octet of a refused probe again, with all that follows', [
  '0 connect',
  '0 state SYN-SENT',
  '0 > S 0:0(0) win 10000 <mss 1000> open',
  '100 < S. 0:0(0) ack 1 win 1000 <mss 1000>',
  '100 state ESTABLISHED',
  '100 > . 1:1(0) ack 1 win 10000 acknowledge',
  '200 send 3000',
  '200 > . 1:1001(1000) ack 1 win 10000 data',
  '300 < . 1:1(0) ack 1001 win 0',
  '1300 > . 1001:1002(1) ack 1 win 10000 probe',
  '1400 < . 1:1(0) ack 1001 win 0',
  '1500 < . 1:1(0) ack 1001 win 5000',
  '1500 > . 1001:2001(1000) ack 1 win 10000 data',
  '1500 > P. 2001:3001(1000) ack 1 win 10000 data',
])

rule('probes for ever while it is answered, and gives up after 100 seconds without', [
  '0 connect',
  '0 state SYN-SENT',
  '0 > S 0:0(0) win 10000 <mss 1000> open',
  '100 < S. 0:0(0) ack 1 win 1000 <mss 1000>',
  '100 state ESTABLISHED',
  '100 > . 1:1(0) ack 1 win 10000 acknowledge',
  '200 send 3000',
  '200 > . 1:1001(1000) ack 1 win 10000 data',
  '300 < . 1:1(0) ack 1001 win 0',
  '1300 > . 1001:1002(1) ack 1 win 10000 probe',
  '1400 < . 1:1(0) ack 1001 win 0',
  '3300 > . 1001:1002(1) ack 1 win 10000 probe',
  '7300 > . 1001:1002(1) ack 1 win 10000 probe',
  '15300 > . 1001:1002(1) ack 1 win 10000 probe',
  '31300 > . 1001:1002(1) ack 1 win 10000 probe',
  '63300 > . 1001:1002(1) ack 1 win 10000 probe',
  '123300 state CLOSED',
  '123300 failed ETIMEDOUT',
  '400000 wait',
])

rule(
  'scales the windows of both sides, but not on a SYN',
  [
    '0 connect',
    '0 state SYN-SENT',
    '0 > S 0:0(0) win 65535 <mss 1000,wscale 2> open',
    '100 < S. 0:0(0) ack 1 win 2000 <mss 1000,wscale 3>',
    '100 state ESTABLISHED',
    '100 > . 1:1(0) ack 1 win 50000 acknowledge',
    '150 < . 1:1(0) ack 1 win 500',
    '200 send 5000',
    '200 > . 1:1001(1000) ack 1 win 50000 data',
    '200 > . 1001:2001(1000) ack 1 win 50000 data',
    '200 > . 2001:3001(1000) ack 1 win 50000 data',
    '200 > . 3001:4001(1000) ack 1 win 50000 data',
  ],
  { windowScale: true, receiveBuffer: 200000 },
)

rule(
  'does not scale what only one side offered',
  [
    '0 connect',
    '0 state SYN-SENT',
    '0 > S 0:0(0) win 65535 <mss 1000,wscale 2> open',
    '100 < S. 0:0(0) ack 1 win 2000 <mss 1000>',
    '100 state ESTABLISHED',
    '100 > . 1:1(0) ack 1 win 65535 acknowledge',
    '200 send 5000',
    '200 > . 1:1001(1000) ack 1 win 65535 data',
    '200 > . 1001:2001(1000) ack 1 win 65535 data',
  ],
  { windowScale: true, receiveBuffer: 200000 },
)

rule(
  'offers in answer only what was offered',
  [
    '0 listen',
    '0 < S 0:0(0) win 20000 <mss 1000,sackOK>',
    '0 state SYN-RECEIVED',
    '0 > S. 0:0(0) ack 1 win 10000 <mss 1000,sackOK> open',
  ],
  { windowScale: true, sack: true, timestamps: true },
)

rule(
  'leaves room for timestamps in a full segment',
  [
    '0 connect',
    '0 state SYN-SENT',
    '0 > S 0:0(0) win 10000 <mss 1000,TS> open',
    '100 < S. 0:0(0) ack 1 win 20000 <mss 1000,TS 500 0>',
    '100 state ESTABLISHED',
    '100 > . 1:1(0) ack 1 win 10000 <TS> acknowledge',
    '200 send 1500',
    '200 > . 1:989(988) ack 1 win 10000 <TS> data',
  ],
  { timestamps: true },
)
