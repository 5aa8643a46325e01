import { networkOf } from './network.js';

describe('the network that a visitor comes from', () => {
  it.each([
    ['203.0.113.9', '203.0.113.9'],
    ['::ffff:203.0.113.9', '203.0.113.9'],
    ['2001:db8:12:3400::1', '20010db8001234/56'],
    ['2001:db8:12:34ff:1:2:3:4', '20010db8001234/56'],
    ['2001:0DB8:0012:3400:0:0:0:1', '20010db8001234/56'],
    ['2001:db8:12:3500::1', '20010db8001235/56'],
    ['fe80::1%eth0', 'fe800000000000/56'],
    ['::1', '00000000000000/56'],
    ['?', 'unknown'],
  ])('of %s is %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });
});
