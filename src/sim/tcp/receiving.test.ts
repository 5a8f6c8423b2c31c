// What a receiver answers, and when (RFC 9293 §3.10.7.4; RFC 1122 §4.2.3.2; RFC 5681 §4.2; RFC 2018, 2883, 7323).
import { OPEN, OPEN_WITH_SACK, rule } from './rules.fixture'

rule('waits 200 ms with an ACK', [
  ...OPEN,
  '200 < P. 1:101(100) ack 1 win 20000',
  '400 > . 1:1(0) ack 101 win 9900 delayedAck',
  '500 wait',
])

rule('answers every second full segment at once', [
  ...OPEN,
  '600 < . 1:1001(1000) ack 1 win 20000',
  '610 < . 1001:2001(1000) ack 1 win 20000',
  '610 > . 1:1(0) ack 2001 win 8000 acknowledge',
])

rule('lets its ACK go with data', [
  ...OPEN,
  '700 < P. 1:101(100) ack 1 win 20000',
  '750 send 10',
  '750 > P. 1:11(10) ack 101 win 9900 data',
])

rule(
  'answers at once where delayed ACKs are off',
  [...OPEN, '200 < P. 1:101(100) ack 1 win 20000', '200 > . 1:1(0) ack 101 win 9900 acknowledge'],
  { delayedAck: false },
)

rule('repeats its ACK at once for what is out of order, and answers at once when a hole is filled', [
  ...OPEN,
  '200 < . 1001:2001(1000) ack 1 win 20000',
  '200 > . 1:1(0) ack 1 win 10000 duplicateAck',
  '210 < . 2001:3001(1000) ack 1 win 20000',
  '210 > . 1:1(0) ack 1 win 10000 duplicateAck',
  '220 < . 1:1001(1000) ack 1 win 20000',
  '220 > . 1:1(0) ack 3001 win 7000 acknowledge',
])

rule('repeats its ACK for what it has already, and takes what is new of a segment', [
  ...OPEN,
  '200 < P. 1:101(100) ack 1 win 20000',
  '400 > . 1:1(0) ack 101 win 9900 delayedAck',
  '500 < P. 1:101(100) ack 1 win 20000',
  '500 > . 1:1(0) ack 101 win 9900 duplicateAck',
  '600 < P. 51:151(100) ack 1 win 20000',
  '800 > . 1:1(0) ack 151 win 9850 delayedAck',
  '900 wait',
])

rule('answers what lies outside of its window, and takes only what lies inside', [
  ...OPEN,
  '200 < P. 20001:20101(100) ack 1 win 20000',
  '200 > . 1:1(0) ack 1 win 10000 acknowledge',
  '210 < P. 9901:10101(200) ack 1 win 20000',
  '210 > . 1:1(0) ack 1 win 10000 duplicateAck',
])

rule(
  'reports pieces, the latest first, and a duplicate before all (RFC 2018 §4, RFC 2883 §4)',
  [
    ...OPEN_WITH_SACK,
    '200 < . 1001:2001(1000) ack 1 win 20000',
    '200 > . 1:1(0) ack 1 win 10000 <sack 1001:2001> duplicateAck',
    '210 < . 3001:4001(1000) ack 1 win 20000',
    '210 > . 1:1(0) ack 1 win 10000 <sack 3001:4001,sack 1001:2001> duplicateAck',
    '220 < . 2001:3001(1000) ack 1 win 20000',
    '220 > . 1:1(0) ack 1 win 10000 <sack 1001:4001> duplicateAck',
    '230 < . 2001:3001(1000) ack 1 win 20000',
    '230 > . 1:1(0) ack 1 win 10000 <sack 2001:3001,sack 1001:4001> duplicateAck',
    '240 < . 1:1001(1000) ack 1 win 20000',
    '240 > . 1:1(0) ack 4001 win 6000 acknowledge',
    '250 < . 1:1001(1000) ack 1 win 20000',
    '250 > . 1:1(0) ack 4001 win 6000 <sack 1:1001> duplicateAck',
  ],
  { sack: true },
)

rule(
  'reports three pieces beside timestamps, four without (RFC 2018 §3)',
  [
    '0 connect',
    '0 state SYN-SENT',
    '0 > S 0:0(0) win 10000 <mss 1000,sackOK,TS> open',
    '100 < S. 0:0(0) ack 1 win 20000 <mss 1000,sackOK,TS 1 0>',
    '100 state ESTABLISHED',
    '100 > . 1:1(0) ack 1 win 10000 <TS> acknowledge',
    '201 < . 1001:1501(500) ack 1 win 20000 <TS 1 0>',
    '201 > . 1:1(0) ack 1 win 10000 <TS,sack 1001:1501> duplicateAck',
    '203 < . 3001:3501(500) ack 1 win 20000 <TS 3 0>',
    '203 > . 1:1(0) ack 1 win 10000 <TS,sack 3001:3501,sack 1001:1501> duplicateAck',
    '205 < . 5001:5501(500) ack 1 win 20000 <TS 5 0>',
    '205 > . 1:1(0) ack 1 win 10000 <TS,sack 5001:5501,sack 3001:3501,sack 1001:1501> duplicateAck',
    '207 < . 7001:7501(500) ack 1 win 20000 <TS 7 0>',
    '207 > . 1:1(0) ack 1 win 10000 <TS,sack 7001:7501,sack 5001:5501,sack 3001:3501> duplicateAck',
  ],
  { sack: true, timestamps: true },
)

rule(
  'lets go of what is older than the latest timestamp (PAWS, RFC 7323 §5.3)',
  [
    '0 connect',
    '0 state SYN-SENT',
    '0 > S 0:0(0) win 10000 <mss 1000,TS> open',
    '100 < S. 0:0(0) ack 1 win 20000 <mss 1000,TS 500 0>',
    '100 state ESTABLISHED',
    '100 > . 1:1(0) ack 1 win 10000 <TS> acknowledge',
    '400 < P. 1:101(100) ack 1 win 20000 <TS 400 0>',
    '400 > . 1:1(0) ack 1 win 10000 <TS> duplicateAck',
    '410 < P. 1:101(100) ack 1 win 20000 <TS 601 0>',
  ],
  { timestamps: true },
)

rule(
  'tells of room only where it is worth a segment (RFC 9293 §3.8.6.2.2)',
  [
    '0 connect',
    '0 state SYN-SENT',
    '0 > S 0:0(0) win 4000 <mss 1000> open',
    '100 < S. 0:0(0) ack 1 win 20000 <mss 1000>',
    '100 state ESTABLISHED',
    '100 > . 1:1(0) ack 1 win 4000 acknowledge',
    '200 < . 1:1001(1000) ack 1 win 20000',
    '201 < . 1001:2001(1000) ack 1 win 20000',
    '201 > . 1:1(0) ack 2001 win 2000 acknowledge',
    '202 < . 2001:3001(1000) ack 1 win 20000',
    '203 < . 3001:4001(1000) ack 1 win 20000',
    '203 > . 1:1(0) ack 4001 win 0 acknowledge',
    '210 recv 500',
    '220 recv 1000',
    '220 > . 1:1(0) ack 4001 win 1500 windowUpdate',
    '230 recv 2500',
    '230 > . 1:1(0) ack 4001 win 4000 windowUpdate',
  ],
  { receiveBuffer: 4000 },
)

rule(
  'keeps its window while it holds pieces, so that a duplicate ACK is one',
  [
    '0 connect',
    '0 state SYN-SENT',
    '0 > S 0:0(0) win 6000 <mss 1000> open',
    '100 < S. 0:0(0) ack 1 win 20000 <mss 1000>',
    '100 state ESTABLISHED',
    '100 > . 1:1(0) ack 1 win 6000 acknowledge',
    '200 < . 1:1001(1000) ack 1 win 20000',
    '201 < . 1001:2001(1000) ack 1 win 20000',
    '201 > . 1:1(0) ack 2001 win 4000 acknowledge',
    '202 < . 3001:4001(1000) ack 1 win 20000',
    '202 > . 1:1(0) ack 2001 win 4000 duplicateAck',
    '203 recv 2000',
    '204 < . 4001:5001(1000) ack 1 win 20000',
    '204 > . 1:1(0) ack 2001 win 4000 duplicateAck',
    '205 < . 2001:3001(1000) ack 1 win 20000',
    '205 > . 1:1(0) ack 5001 win 3000 acknowledge',
  ],
  { receiveBuffer: 6000 },
)

rule(
  'answers a probe into its closed window, and takes the ACK in it',
  [
    '0 connect',
    '0 state SYN-SENT',
    '0 > S 0:0(0) win 2000 <mss 1000> open',
    '100 < S. 0:0(0) ack 1 win 20000 <mss 1000>',
    '100 state ESTABLISHED',
    '100 > . 1:1(0) ack 1 win 2000 acknowledge',
    '150 send 100',
    '150 > P. 1:101(100) ack 1 win 2000 data',
    '200 < . 1:1001(1000) ack 1 win 20000',
    '210 < . 1001:2001(1000) ack 1 win 20000',
    '210 > . 101:101(0) ack 2001 win 0 acknowledge',
    '400 < . 2001:2002(1) ack 101 win 20000',
    '400 > . 101:101(0) ack 2001 win 0 acknowledge',
    '500 recv 2000',
    '500 > . 101:101(0) ack 2001 win 2000 windowUpdate',
  ],
  { receiveBuffer: 2000 },
)
