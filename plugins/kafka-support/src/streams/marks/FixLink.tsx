import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type {
  MarkFix,
  Resource,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import { newKindRouteRef, rootRouteRef } from '../../routes';
import { kafkaSupportTranslationRef } from '../../translation';
import { streamsMessages } from '../messages';
import { fixQuery } from './fixQuery';

type Named = keyof typeof streamsMessages.fixes;

/** What a fix does, as a word of `streams.fixes`. */
function actOf(fix: MarkFix): Named {
  if ('link' in fix) return 'look';
  return Object.hasOwn(streamsMessages.fixes, fix.kind)
    ? (fix.kind as Named)
    : 'other';
}

export interface FixLinkProps {
  resource: Pick<Resource, 'cluster' | 'name'>;
  fix: MarkFix;
}

/** Leads to what settles a mark, filled in; named by what it does. */
export function FixLink({ resource, fix }: FixLinkProps) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const toKind = useRouteRef(newKindRouteRef);
  const root = useRouteRef(rootRouteRef)();
  const { cluster, name } = resource;
  const action = t(`streams.fixes.${actOf(fix)}`);
  const to =
    'link' in fix
      ? `${root}/${fix.link}`
      : `${toKind({ kind: fix.kind })}?${fixQuery(cluster, fix.spec)}`;
  return (
    <Link
      to={to}
      // Several on a page lead to different places.
      aria-label={t('streams.marks.fixLabel', { action, name, cluster })}
    >
      {action}
    </Link>
  );
}
