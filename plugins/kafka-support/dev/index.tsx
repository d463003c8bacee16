import { createDevApp } from '@backstage/frontend-dev-utils';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { kafkaSupportApiRef } from '@kafka-support/backstage-plugin-kafka-support-react';
import { exampleEntities } from '@kafka-support/backstage-plugin-kafka-support-react/testUtils';
import kafkaSupportPlugin from '../src';
import { DevKafkaSupportApi } from './DevKafkaSupportApi';

/** The pages with example data, without a backend or a cluster. */
createDevApp({
  features: [
    kafkaSupportPlugin.withOverrides({
      extensions: [
        kafkaSupportPlugin.getExtension('api:kafka-support').override({
          params: define =>
            define({
              api: kafkaSupportApiRef,
              deps: {},
              factory: () => new DevKafkaSupportApi(),
            }),
        }),
      ],
    }),
    catalogPlugin.withOverrides({
      extensions: [
        catalogPlugin.getExtension('api:catalog').override({
          params: define =>
            define({
              api: catalogApiRef,
              deps: {},
              factory: () => catalogApiMock({ entities: exampleEntities }),
            }),
        }),
      ],
    }),
  ],
});
