#ifndef SET_CLOCK_H
#define SET_CLOCK_H

/// The file that holds what time it is: milliseconds since 1970 in eight bytes of this processor.
///
/// A program that is started with this library in LD_PRELOAD and the path in this variable lives by it;
/// how long things take is as ever.
#define SET_CLOCK_VARIABLE "SET_CLOCK"

#endif
