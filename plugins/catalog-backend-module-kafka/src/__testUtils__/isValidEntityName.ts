import { KubernetesValidatorFunctions } from '@backstage/catalog-model';

/** Whether the catalog takes it as the name of an entity. */
export const isValidEntityName = (name: string): boolean =>
  KubernetesValidatorFunctions.isValidObjectName(name);
