import { supportFields } from '@kafka-support/backstage-plugin-kafka-support-common';
import { readOwnershipConfig } from '../../../ownership';
import { supportMetadataFrom } from '../../../ownership/supportMetadata';
import { creating, findingsOf, inEnvironment, verdictsOf } from '../../testing';
import { supportMetadata } from './supportMetadata';

function without(...fields: ('runbook' | 'costCentre')[]) {
  const input = creating();
  for (const field of fields) delete input.supportMetadata.values[field];
  input.supportMetadata.missing = [
    { field: 'runbook', supplier: 'group:default/orders: a link on it' },
  ];
  return input;
}

describe('support-metadata', () => {
  it('passes when all ten fields are there', () => {
    expect(verdictsOf(supportMetadata, creating())).toEqual([
      expect.stringMatching(
        /^pass: Every required field is there: owner, .*downstream effect/,
      ),
    ]);
  });

  it('denies in production and names each missing field and who supplies it', () => {
    expect(
      findingsOf(supportMetadata, without('runbook', 'costCentre')),
    ).toEqual([
      expect.objectContaining({
        outcome: 'fail',
        effect: 'deny',
        field: 'component',
        message: 'The runbook is missing',
        remedy: {
          text: 'Who can supply it: group:default/orders: a link on it',
        },
      }),
      expect.objectContaining({
        message: 'The cost centre is missing',
        remedy: { text: 'Who can supply it: the owner of the component' },
      }),
    ]);
  });

  it.each(supportFields)(
    'refuses a topic in production without its %s, and says where to put it',
    field => {
      const input = creating();
      delete input.supportMetadata.values[field];
      // As the catalog's reader says it, for a component that says nothing.
      input.supportMetadata.missing = supportMetadataFrom({
        component: {
          apiVersion: 'backstage.io/v1alpha1',
          kind: 'Component',
          metadata: { name: 'orders-api' },
        },
        ...(field !== 'owner' && { ownerRef: 'group:default/orders' }),
        config: readOwnershipConfig({}),
        now: new Date('2026-11-21T10:00:00.000Z'),
      }).missing;
      const [finding, ...others] = findingsOf(supportMetadata, input);
      expect(others).toEqual([]);
      expect(finding).toMatchObject({ outcome: 'fail', effect: 'deny' });
      expect(finding.remedy?.text).toMatch(
        field === 'owner'
          ? /the platform team.*: name an owner group in component:default\/orders-api$/
          : /^Who can supply it: group:default\/orders: annotation kafka-support\.io\/[a-z-]+ on component:default\/orders-api$/,
      );
    },
  );

  it('asks for less outside of production', () => {
    const input = without('runbook');
    expect(
      verdictsOf(supportMetadata, inEnvironment('staging', input)),
    ).toEqual(['pass: Every required field is there: owner']);
    expect(
      verdictsOf(supportMetadata, inEnvironment('development', input)),
    ).toEqual(['pass: No field is required here']);
  });

  it('takes the fields from configuration', () => {
    expect(
      verdictsOf(supportMetadata, without('runbook'), {
        required: ['costCentre'],
      }),
    ).toEqual(['pass: Every required field is there: cost centre']);
    expect(() =>
      findingsOf(supportMetadata, creating(), { required: ['phone'] }),
    ).toThrow(/rules\.support-metadata\.limits\.required\.0: Invalid option/);
  });
});
