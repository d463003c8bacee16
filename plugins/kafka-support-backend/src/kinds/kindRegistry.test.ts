import { InputError } from '@backstage/errors';
import { builtInKinds } from './builtInKinds';
import { createKindRegistry } from './kindRegistry';

describe('createKindRegistry', () => {
  const registry = createKindRegistry(builtInKinds);

  it('knows the built-in kinds', () => {
    expect(registry.list().map(({ id }) => id)).toEqual([
      'topic-create',
      'topic-config',
      'topic-partitions',
      'access',
      'quota',
      'topic-delete',
      'group-delete',
      'group-restore',
    ]);
    expect(registry.get('topic-config').id).toBe('topic-config');
    expect(registry.find('topic-config')).toBe(registry.get('topic-config'));
  });

  it('refuses a kind that is not there and names the valid ones', () => {
    expect(registry.find('topic-creat')).toBeUndefined();
    expect(() => registry.get('topic-creat')).toThrow(
      new InputError(
        'There is no kind "topic-creat". Did you mean "topic-create"? Valid are topic-create, topic-config, topic-partitions, access, quota, topic-delete, group-delete, group-restore',
      ),
    );
  });

  it('stops the start when an id is taken', () => {
    expect(() =>
      createKindRegistry([...builtInKinds, builtInKinds[0]]),
    ).toThrow('The kind "topic-create" is there twice');
  });
});
