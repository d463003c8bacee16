import { sameConfigValue } from './configValue';

describe('sameConfigValue', () => {
  it.each([
    ['604800000', '604800000'],
    ['0604800000', '604800000'],
    ['+5', '5'],
    ['-1', '-1'],
    ['0.50', '0.5'],
    ['1', '1.0'],
    ['TRUE', 'true'],
    ['compact, delete', 'delete,compact'],
    [' delete ', 'delete'],
    ['9223372036854775807', '9223372036854775807'],
  ])('takes %p and %p for the same', (a, b) => {
    expect(sameConfigValue(a, b)).toBe(true);
    expect(sameConfigValue(b, a)).toBe(true);
  });

  it.each([
    ['9223372036854775807', '9223372036854775806'],
    ['delete', 'compact'],
    ['compact', 'compact,delete'],
    ['1', '-1'],
    ['Producer', 'producer'],
    ['', undefined],
    [undefined, '0'],
  ])('takes %p and %p for different', (a, b) => {
    expect(sameConfigValue(a, b)).toBe(false);
    expect(sameConfigValue(b, a)).toBe(false);
  });
});
