import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { Mono } from '@kafka-support/backstage-plugin-kafka-support-react';
import { streamRouteRef } from './routes';

/** The name of a topic, leading to its page. */
export function StreamLink(props: { cluster: string; topic: string }) {
  const { cluster, topic } = props;
  const toStream = useRouteRef(streamRouteRef);
  return (
    <Link to={toStream({ cluster, topic })}>
      <Mono>{topic}</Mono>
    </Link>
  );
}
