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
