export { Caption } from './Caption';
export { cellStyles } from './cellStyles';
export { EmptyList, type EmptyListProps } from './EmptyList';
export { onRowArrows } from './onRowArrows';
export { FilterForm, type FilterFormProps } from './FilterForm';
export { Pager, type PagerProps } from './Pager';
export { SearchField, type SearchFieldProps } from './SearchField';
export { useAddressFilters, type AddressFilters } from './useAddressFilters';
