/// The name of something in an archive, without what makes no difference: `.`, and slashes that do not stand between two
/// names. It is only text: nothing is ever written or opened under it.
struct EntryName {
  private static let separator = UInt8(ascii: "/")
  private let components: [ArraySlice<UInt8>]

  init(_ bytes: [UInt8]) {
    components = bytes.split(separator: EntryName.separator).filter { !$0.elementsEqual(".".utf8) }
  }

  /// As text; U+FFFD stands for what is not UTF-8.
  var text: String {
    String(decoding: Array(components.joined(separator: [EntryName.separator])), as: UTF8.self)
  }

  /// A hash of the place in the archive that it gives; nil where that is none.
  var place: Int? {
    EntryName.place(of: components)
  }

  /// The same of what a symbolic link of this name leads to, which begins in the link's own folder.
  func place(ofTarget target: [UInt8]) -> Int? {
    guard target.first != EntryName.separator else { return nil }
    return EntryName.place(of: components.dropLast() + EntryName(target).components)
  }

  private static func place(of components: [ArraySlice<UInt8>]) -> Int? {
    var way: [ArraySlice<UInt8>] = []
    for component in components {
      if !component.elementsEqual("..".utf8) {
        way.append(component)
      } else if way.popLast() == nil {
        return nil
      }
    }
    var hasher = Hasher()
    for component in way { hasher.combine(Array(component)) }
    return hasher.finalize()
  }
}
