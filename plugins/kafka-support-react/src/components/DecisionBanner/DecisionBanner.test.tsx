import { screen } from '@testing-library/react';
import type {
  Finding,
  RequiredReviewer,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import { renderInPortal } from '../../__testUtils__/renderInPortal';
import { exampleFinding, exampleNow } from '../../testUtils';
import { DecisionBanner } from './DecisionBanner';

const failed = (overrides: Partial<Finding>) =>
  exampleFinding({ outcome: 'fail', ...overrides });

const owner: RequiredReviewer = {
  role: 'resource owner',
  filledBy: ['group:default/payments'],
  reasons: ['It is their topic'],
};
const platform: RequiredReviewer = {
  role: 'platform',
  filledBy: ['group:default/platform'],
  reasons: ['Storage'],
};

describe('DecisionBanner', () => {
  it('says that a safe request is applied at once', async () => {
    await renderInPortal(
      <DecisionBanner
        evaluation={{
          decision: 'allow',
          findings: [],
          evaluatedAt: exampleNow,
        }}
        reviewers={[]}
      />,
    );
    expect(screen.getByText('Will be applied at once')).toBeInTheDocument();
  });

  it('names who must agree, owners by their team and roles by what they look at', async () => {
    await renderInPortal(
      <DecisionBanner
        evaluation={{
          decision: 'review',
          findings: [
            failed({
              effect: 'review',
              area: 'capacity and cost',
              asks: ['platform'],
            }),
          ],
          evaluatedAt: exampleNow,
        }}
        reviewers={[owner, platform]}
      />,
    );
    const answer = await screen.findByText(/^Needs 2 people/);
    expect(answer).toHaveTextContent(
      'Needs 2 people: payments (owner), Platform (capacity and cost)',
    );
  });

  it('counts the reasons of a refusal and not the warnings', async () => {
    await renderInPortal(
      <DecisionBanner
        evaluation={{
          decision: 'deny',
          findings: [
            failed({ rule: 'a' }),
            failed({ rule: 'b' }),
            failed({ rule: 'c', effect: 'warn' }),
          ],
          evaluatedAt: exampleNow,
        }}
        reviewers={[]}
      />,
    );
    expect(screen.getByText('Cannot be done: 2 reasons')).toBeInTheDocument();
  });
});
