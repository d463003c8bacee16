import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { ResultHighlight } from '@backstage/plugin-search-common';
import { HighlightedSearchResultText } from '@backstage/plugin-search-react';
import {
  Mono,
  PluginRoot,
  UserOrGroup,
} from '@kafka-support/backstage-plugin-kafka-support-react';
import AssignmentIcon from '@mui/icons-material/AssignmentOutlined';
import GroupIcon from '@mui/icons-material/GroupWorkOutlined';
import TopicIcon from '@mui/icons-material/TopicOutlined';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { requestRouteRef, streamRouteRef, streamsRouteRef } from '../routes';
import { kafkaSupportTranslationRef } from '../translation';
import { kafkaDocument } from './kafkaDocument';

/** What the portal's search hands to a list item. @public */
export interface KafkaSearchResultListItemProps {
  /** A document of the type `kafka-resource` or `kafka-request`. */
  result?: unknown;
  highlight?: ResultHighlight;
}

type Document = NonNullable<ReturnType<typeof kafkaDocument>>;

const icons = {
  topic: TopicIcon,
  group: GroupIcon,
  request: AssignmentIcon,
};

/** Where the pages are mounted in this portal, whatever the index says. */
function useTarget(document: Document): string {
  const toStream = useRouteRef(streamRouteRef);
  const toStreams = useRouteRef(streamsRouteRef);
  const toRequest = useRouteRef(requestRouteRef);
  if (document.is === 'request') return toRequest({ id: document.requestId });
  const { cluster, resourceType, title } = document;
  return resourceType === 'topic'
    ? toStream({ cluster, topic: title })
    : `${toStreams()}?${new URLSearchParams({
        cluster,
        type: resourceType,
        q: title,
      })}`;
}

function Title(props: { title: string; highlight?: ResultHighlight }) {
  const { title, highlight } = props;
  const marked = highlight?.fields.title;
  if (!highlight || !marked) return <>{title}</>;
  return (
    <HighlightedSearchResultText
      text={marked}
      preTag={highlight.preTag}
      postTag={highlight.postTag}
    />
  );
}

function People({ document }: { document: Document }) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const { owner } = document;
  const of = (label: string, entityRef: string): ReactNode => (
    <>
      {' · '}
      {label} <UserOrGroup entityRef={entityRef} plain />
    </>
  );
  if (document.is === 'resource')
    return owner ? (
      <>{of(t('search.owner'), owner)}</>
    ) : (
      <> · {t('search.unowned')}</>
    );
  return (
    <>
      {of(t('search.by'), document.requester)}
      {owner && of(t('search.for'), owner)}
    </>
  );
}

function Item(props: { document: Document; highlight?: ResultHighlight }) {
  const { document, highlight } = props;
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const to = useTarget(document);
  const kind = document.is === 'request' ? 'request' : document.resourceType;
  const Icon = icons[kind];
  const title = <Title title={document.title} highlight={highlight} />;
  return (
    <Box sx={{ display: 'flex', gap: 2, minWidth: 0, py: 0.5 }}>
      <Icon aria-hidden sx={{ color: 'text.secondary', mt: 0.25 }} />
      <Box sx={{ minWidth: 0 }}>
        <Typography
          variant="subtitle1"
          component="p"
          sx={{ overflowWrap: 'anywhere' }}
        >
          {/* The list item counts the click. */}
          <Link to={to} noTrack>
            {document.is === 'request' ? title : <Mono>{title}</Mono>}
          </Link>
        </Typography>
        <Typography variant="body2" component="p" color="text.secondary">
          {t(`search.kind.${kind}`)}{' '}
          {t('search.on', { cluster: document.cluster })}
          <People document={document} />
        </Typography>
      </Box>
    </Box>
  );
}

/** A topic, group or request that the portal's search found. @public */
export function KafkaSearchResultListItem(
  props: KafkaSearchResultListItemProps,
) {
  const document = kafkaDocument(props.result);
  if (!document) return null;
  return (
    <PluginRoot>
      <Item document={document} highlight={props.highlight} />
    </PluginRoot>
  );
}
