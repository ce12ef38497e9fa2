public import TestSupport
public import Testing

extension Kernel: CustomTestStringConvertible {}
