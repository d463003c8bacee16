import { withoutEmpty, withPath } from './specPath';

describe('withPath', () => {
  it.each([
    ['partitions', 48, { partitions: 48 }],
    [
      'config.min.insync.replicas',
      '2',
      { config: { 'min.insync.replicas': '2' } },
    ],
    [
      'producers.1.principal',
      'User:b',
      { producers: [{ principal: 'User:a' }, { principal: 'User:b' }] },
    ],
  ])('replaces %s', (path, value, expected) => {
    const spec = { producers: [{ principal: 'User:a' }, { principal: '' }] };
    expect(withPath(spec, path, value)).toMatchObject(expected);
  });

  it('keeps the other keys of a record and leaves the spec as it was', () => {
    const spec = { config: { 'cleanup.policy': 'delete' } };
    expect(withPath(spec, 'config.segment.ms', '1')).toEqual({
      config: { 'cleanup.policy': 'delete', 'segment.ms': '1' },
    });
    expect(spec).toEqual({ config: { 'cleanup.policy': 'delete' } });
  });
});

it('withoutEmpty leaves out what is not filled in and keeps zero and false', () => {
  expect(
    withoutEmpty({
      a: '',
      b: undefined,
      c: NaN,
      d: [],
      e: {},
      f: 0,
      g: false,
      h: 'x',
    }),
  ).toEqual({ f: 0, g: false, h: 'x' });
});
