import type { RequiredReviewer } from '@kafka-support/backstage-plugin-kafka-support-common';
import { screen } from '@testing-library/react';
import { axe } from 'jest-axe';
import { renderInPortal } from '../__testUtils__/renderInPortal';
import {
  exampleNow,
  exampleOwnership,
  exampleSupportMetadata,
} from '../testUtils';
import { OwnerLine } from './OwnerLine';
import { ReviewerList } from './ReviewerList';
import { SupportMetadataList } from './SupportMetadataList';
import { UserOrGroup } from './UserOrGroup';

describe('OwnerLine', () => {
  it('names a confirmed owner and what confirmed it', async () => {
    await renderInPortal(<OwnerLine ownership={exampleOwnership()} />);
    expect(screen.getByRole('link', { name: 'payments' })).toHaveAttribute(
      'href',
      '/catalog/default/group/payments',
    );
    expect(
      screen.getByText('confirmed by the request that made it'),
    ).toBeInTheDocument();
  });

  it('marks proposals as such, and says who answers meanwhile', async () => {
    await renderInPortal(
      <OwnerLine
        ownership={exampleOwnership({
          owner: undefined,
          basis: undefined,
          ownerState: 'none',
          explanation: 'Nobody owns it: the platform answers',
          proposals: [
            {
              owner: 'group:default/orders',
              source: 'annotation',
              detail: 'component orders-api',
            },
          ],
        })}
      />,
    );
    expect(screen.getByText('Nobody owns it yet')).toBeInTheDocument();
    expect(
      screen.getByText('Nobody owns it: the platform answers.'),
    ).toBeInTheDocument();
    expect(screen.getByText(/^Proposed, not confirmed/)).toHaveTextContent(
      'Proposed, not confirmed: orders by annotation',
    );
  });

  it('shows where the sources disagree', async () => {
    const conflict =
      'The annotation of component:default/x names group:default/x, and group:default/payments owns it: that grants nothing.';
    await renderInPortal(
      <OwnerLine ownership={exampleOwnership({ conflicts: [conflict] })} />,
    );
    expect(screen.getByText(conflict)).toBeInTheDocument();
  });

  it.each([
    ['missing', 'payments is not a group in the catalog'],
    ['empty', 'payments has no members'],
    [
      'unknown',
      'The catalog did not answer: whether payments can act is unknown',
    ],
  ] as const)('says when the owner is %s', async (ownerState, text) => {
    const { container } = await renderInPortal(
      <OwnerLine ownership={exampleOwnership({ ownerState })} />,
    );
    expect(container).toHaveTextContent(text);
  });
});

describe('SupportMetadataList', () => {
  it('says what is unknown and who can supply it', async () => {
    const { container } = await renderInPortal(
      <SupportMetadataList supportMetadata={exampleSupportMetadata} />,
    );
    expect(
      screen.getAllByText('unknown · Payments can supply it'),
    ).toHaveLength(2);
    expect(screen.getByText('#payments-oncall')).toHaveAttribute(
      'title',
      'from component payments-api',
    );
    expect(
      screen.getByRole('link', { name: /runbooks\.example\.com/ }),
    ).toBeInTheDocument();
    expect((await axe(container)).violations).toEqual([]);
  });

  it('makes no link of what is no web address', async () => {
    await renderInPortal(
      <SupportMetadataList
        fields={['runbook']}
        supportMetadata={{
          ...exampleSupportMetadata,
          values: {
            // eslint-disable-next-line no-script-url
            runbook: { value: 'javascript:alert(1)', source: 'annotation' },
          },
        }}
      />,
    );
    expect(screen.queryByRole('link')).not.toBeInTheDocument();
  });
});

describe('ReviewerList', () => {
  const platform: RequiredReviewer = {
    role: 'platform',
    filledBy: ['group:default/platform'],
    reasons: ['It needs much storage'],
  };
  const review = {
    id: 'v1',
    reviewer: 'user:default/petra',
    role: 'platform',
    verdict: 'approve',
    planDigest: 'd',
    createdAt: exampleNow,
  } as const;

  it('says who is asked, why, and what they said', async () => {
    await renderInPortal(
      <ReviewerList
        reviewers={[platform]}
        reviews={[{ ...review, lapsed: false }]}
      />,
    );
    const item = screen.getByRole('listitem');
    expect(item).toHaveTextContent('Platform · platform · petra approved');
    expect(item).toHaveTextContent('It needs much storage.');
  });

  it('does not count a review that lapsed', async () => {
    await renderInPortal(
      <ReviewerList
        reviewers={[platform]}
        reviews={[{ ...review, lapsed: true }]}
      />,
    );
    expect(screen.getByRole('listitem')).not.toHaveTextContent('approved');
  });

  it('says when nobody is configured for a role', async () => {
    await renderInPortal(
      <ReviewerList reviewers={[{ ...platform, filledBy: [] }]} />,
    );
    expect(
      screen.getByText(/Nobody is configured for this role/),
    ).toBeInTheDocument();
  });
});

describe('UserOrGroup', () => {
  it('names what the worker and services did', async () => {
    const { container } = await renderInPortal(
      <>
        <UserOrGroup entityRef="system" />{' '}
        <UserOrGroup entityRef="service:ci" />{' '}
        <UserOrGroup entityRef="platform" />
      </>,
    );
    expect(container).toHaveTextContent('Kafka support service ci platform');
    expect(screen.queryByRole('link')).not.toBeInTheDocument();
  });
});
