import {
  auditRecordTypes,
  eventTypes,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import { auditEvents } from './auditEvents';

/** `docs/audit-events.md`, written from the events there are. */
export function auditEventsDocument(): string {
  return `# Audit events

Two records tell who did what. This page is written from the code that makes them; a test keeps it so.

## The timeline

Each request has a timeline, append only. A change of status and its row are one transaction, and the row that a change is sent is committed before the change is sent: nothing happens without its record. \`GET /requests/{id}/events\` reads one, \`GET /audit\` all of them (by resource, person, kind and time, with what each change does before and after; \`format=jsonl\` or \`csv\` exports all that match), \`GET /requests/{id}/evidence\` adds each plan that people acted on with what the rules said of it.

Rows are of these types: ${eventTypes.map(type => `\`${type}\``).join(', ')}.

### What belongs to no request

Pauses of clusters and access reviews are recorded too, in one chain of their own, each in the transaction that does what it tells. \`GET /audit\` has them between the rows of requests, without a \`requestId\`, with the kinds \`cluster\` and \`access-review\`. Their types: ${auditRecordTypes
    .map(type => `\`${type}\``)
    .join(', ')}.

### Tamper evidence

Each row holds a hash (SHA-256 over RFC 8785 canonical JSON) of what it says and of the hash of the row before it of the same request; the request holds the hash of its last row. What belongs to no request is chained in the same way. Once an hour the last rows of all timelines and records that grew are sealed: a seal holds a hash over them and the hash of the seal before, and its own hash goes to the auditor as \`head\` of the event \`audit-seal\` before it is stored.

\`GET /audit/verification\`, or *Verify the trail* on the audit page, reads all of it and answers \`verified: true\` with \`head\`, or the first place that is not what was written: a row that was changed, removed or inserted, a timeline that was cut, a seal that was changed. Whoever can write the database can also make all hashes anew; they cannot change the auditor's log. So compare \`head\` with the last \`audit-seal\` that it has.

From a shell, with a token of the portal:

\`\`\`sh
curl --fail --silent --header "Authorization: Bearer $TOKEN" \\
  "$PORTAL/api/kafka-support/audit/verification"
\`\`\`

It ends with \`"verified":true\` or names the first place that differs; \`| grep -q '"verified":true'\` makes it a check for a pipeline.

What sealing proves, and what it does not:

- Everything up to \`sealedAt\` is as it was when it was sealed, if \`head\` is the one that the auditor's log has. Without that comparison it proves only that nobody changed rows without also making the hashes anew.
- What came after the last seal, up to an hour, is chained, but not sealed: who can write the database can still replace or cut it unseen. Nothing there is proven before the next seal.
- It proves that what is recorded was not changed, not that all that happened on a cluster is recorded: what somebody does beside Kafka support shows as drift.

All replicas must run a version that writes hashes: stop those of a version before it while you upgrade.

## Backstage's auditor

Each call is told to the portal's auditor service too, with the caller and their address: once when it begins, and once when it succeeded or failed; a refusal is a failure. An auditor that cannot be told stops the call before it does anything. Previews and reads are of low severity, which a portal logs at debug level unless it is configured otherwise.

| event | severity | what happened |
| --- | --- | --- |
${Object.entries(auditEvents)
  .map(
    ([id, { severityLevel, description }]) =>
      `| \`${id}\` | ${severityLevel} | ${description} |`,
  )
  .join('\n')}

\`meta\` holds, where there are any: \`requestId\`, \`kind\`, \`cluster\`, \`component\`, \`verdict\`, \`role\`, \`planDigest\`, \`status\`, \`version\`; of a seal \`seal\`, \`head\`, \`previous\`, \`requests\`, \`events\`, \`sealedAt\`. It never holds a spec, a comment or a secret.
`;
}
