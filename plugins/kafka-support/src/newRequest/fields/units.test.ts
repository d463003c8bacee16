import { rateUnits, timeUnits, unitFor, type Unit } from './units';

describe('unitFor', () => {
  it.each([
    [timeUnits, 604_800_000, 'days'],
    [timeUnits, 5_400_000, 'minutes'],
    [timeUnits, 1, 'minutes'],
    [rateUnits, 1_048_576, 'MiB/s'],
    [rateUnits, 1_500, 'KiB/s'],
  ])('shows a quantity in the largest unit that fits', (units, value, id) => {
    expect(unitFor<Unit>(units, value).id).toBe(id);
  });
});
