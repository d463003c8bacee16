import type { Marker } from './types';

/** Topics whose replicas are being moved: brokers are busy, figures may look odd. */
export const reassigning: Marker = {
  marks: ['reassigning'],
  needs: ['topic'],
  async mark({ resources }) {
    return (await resources('topic')).flatMap(
      ({ resource, movingPartitions = 0, partitions = 0 }) =>
        movingPartitions > 0
          ? [
              {
                resource,
                mark: 'reassigning' as const,
                says: `Replicas of ${movingPartitions} of its ${partitions} partitions are being moved.`,
              },
            ]
          : [],
    );
  },
};
