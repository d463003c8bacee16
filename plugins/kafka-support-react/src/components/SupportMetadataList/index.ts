export {
  SupportMetadataList,
  type SupportMetadataListProps,
} from './SupportMetadataList';
