import fc from 'fast-check';
import {
  formatResourceRef,
  parseResourceRef,
  resourceTypes,
} from './resourceRef';

describe('resource refs', () => {
  it('survives writing and reading, whatever the name', () => {
    fc.assert(
      fc.property(
        fc.record({
          cluster: fc.string({ minLength: 1, unit: 'grapheme' }),
          type: fc.constantFrom(...resourceTypes),
          name: fc.string({ minLength: 1, unit: 'grapheme' }),
        }),
        ref => {
          expect(parseResourceRef(formatResourceRef(ref))).toEqual(ref);
        },
      ),
    );
  });

  it('keeps case and writes a slash so that it does not cut the name', () => {
    const text = formatResourceRef({
      cluster: 'prod',
      type: 'group',
      name: 'Team/Billing',
    });
    expect(text).toBe('prod/group/Team%2FBilling');
    expect(parseResourceRef(text).name).toBe('Team/Billing');
  });

  it.each([
    '',
    'prod',
    'prod/topic',
    'prod/topic/',
    '/topic/a',
    'prod/table/a',
    'prod/topic/a/b',
    'prod/topic/%',
  ])('refuses "%s" and shows what would be valid', text => {
    expect(() => parseResourceRef(text)).toThrow(
      /Not a resource: ".*(Valid is|Write "%")/,
    );
  });

  it('quotes only the beginning of a text without end', () => {
    const long = 'x'.repeat(10_000);
    expect(() => parseResourceRef(long)).toThrow(
      expect.objectContaining({
        message: expect.not.stringContaining('x'.repeat(301)),
      }),
    );
  });
});
