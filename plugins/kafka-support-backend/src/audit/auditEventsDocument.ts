import { eventTypes } from '@kafka-support/backstage-plugin-kafka-support-common';
import { auditEvents } from './auditEvents';

/** `docs/audit-events.md`, written from the events there are. */
export function auditEventsDocument(): string {
  return `# Audit events

Two records tell who did what. This page is written from the code that makes them; a test keeps it so.

## The timeline

Each request has a timeline, append only. A change of status and its row are one transaction, and the row that a change is sent is committed before the change is sent: nothing happens without its record. \`GET /requests/{id}/events\` reads one, \`GET /audit\` all of them (by resource, person and time; \`format=jsonl\` or \`csv\` exports), \`GET /requests/{id}/evidence\` adds each plan that people acted on with what the rules said of it.

Rows are of these types: ${eventTypes.map(type => `\`${type}\``).join(', ')}.

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

\`meta\` holds, where there are any: \`requestId\`, \`kind\`, \`cluster\`, \`component\`, \`verdict\`, \`role\`, \`planDigest\`, \`status\`, \`version\`. It never holds a spec, a comment or a secret.
`;
}
