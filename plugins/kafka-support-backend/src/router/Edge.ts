import type {
  AuditorService,
  HttpAuthService,
} from '@backstage/backend-plugin-api';

/** What stands between a call and the services: who calls, and who is told. */
export interface Edge {
  httpAuth: HttpAuthService;
  auditor: AuditorService;
}
