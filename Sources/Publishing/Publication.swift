package import Forms

/// What a body puts on its website after sign-off: the forms in their printed layout and the 整改台账.
///
/// Only what readers outside the body may see is ever in it: forms are printed here, for the public, so that no print
/// for the staff gets out by mistake.
package struct Publication: Sendable, Equatable {
    /// The table at the top of the page, as the disclosure rules ask for it; a field may be empty.
    package struct Header: Sendable, Equatable {
        /// 索引号.
        package var indexNumber: String
        /// 主题分类.
        package var topic: String
        /// 发布机构.
        package var publisher: String
        /// 发布日期, for example `2023-06-30`.
        package var publishedOn: String
        /// 名称: the title of the page.
        package var name: String
        /// 文号.
        package var documentNumber: String
        /// 关键字.
        package var keywords: [String]

        /// Creates a header.
        package init(
            indexNumber: String = "", topic: String = "", publisher: String, publishedOn: String, name: String,
            documentNumber: String = "", keywords: [String] = []
        ) {
            (self.indexNumber, self.topic, self.publisher) = (indexNumber, topic, publisher)
            (self.publishedOn, self.name, self.documentNumber) = (publishedOn, name, documentNumber)
            self.keywords = keywords
        }

        /// The fields with their names, in printed order.
        var fields: [(name: String, text: String)] {
            [
                (Words.indexNumber, indexNumber), (Words.topic, topic), (Words.publisher, publisher),
                (Words.publishedOn, publishedOn), (Words.name, name), (Words.documentNumber, documentNumber),
                (Words.keywords, keywords.joined(separator: Words.betweenKeywords)),
            ]
        }
    }

    /// Where the 整改台账 as a workbook is, which `RectificationSheet` draws.
    package static let ledgerBookPath = Words.rectificationBookPath

    /// What stands above all.
    package let header: Header
    /// In the order of the publication.
    package let forms: [PublishedForm]
    /// The rows of the 整改台账, in order.
    package let items: [RectificationItem]
    /// What is not in it because it is 涉密.
    package let leftOut: LeftOut
    /// True when something is or may be left out because it is 涉密; the index then says so.
    package let leavesOut: Bool

    /// What was left out because it is 涉密; for the staff, and in no published file.
    package struct LeftOut: Sendable, Equatable {
        /// The ids of forms.
        package var forms: [String] = []
        /// The numbers of items among those that were given, from 1.
        package var items: [Int] = []
        /// Rows and fields of published forms, for example `13 tasks[3].总额`.
        package var places: [String] = []
        /// Fields that are published and mention a sum that was left out elsewhere: somebody has to read them.
        package var toRead: [String] = []
    }

    /// Puts a publication together, without what is 涉密.
    ///
    /// Forms and items that are 涉密 as a whole are left out, and so is what would tell of such a form: rows, fields and
    /// items that mention it, and sums that its amounts are part of.
    ///
    /// - Parameters:
    ///   - header: What stands above all.
    ///   - forms: In order, each with its template.
    ///   - others: Forms that are not published anyway, such as excluded ones; those that are 涉密 are not told of.
    ///   - items: The rows of the 整改台账, in order.
    package init(
        header: Header, forms: [(content: FormContent, template: FormTemplate)],
        others: [(content: FormContent, template: FormTemplate)] = [], items: [RectificationItem]
    ) {
        let disclosure = Disclosure(forms, others: others)
        var leftOut = LeftOut(forms: disclosure.secret)
        let published = disclosure.open.map { content, template, told in
            leftOut.places += (told.left + PublishedForm.secretFields(content, under: template)).map {
                "\(content.id) \($0)"
            }
            return PublishedForm(of: told.content, under: template, leavesOut: !told.left.isEmpty)
        }
        leftOut.toRead = published.flatMap { form in
            form.printed.cells.compactMap { cell in
                cell.path.flatMap {
                    Discretion.isMentioned(anyOf: disclosure.sums, in: cell.text) ? "\(form.id) \($0)" : nil
                }
            }
        }
        let isOpen = items.map { !$0.isSecret && $0.texts.allSatisfy(disclosure.mayTell) }
        leftOut.items = items.indices.filter { !isOpen[$0] }.map { $0 + 1 }
        self.forms = published
        self.header = header
        self.items = zip(items, isOpen).filter(\.1).map(\.0)
        self.leftOut = leftOut
        leavesOut = leftOut != LeftOut() || self.forms.contains(where: \.mayLeaveOut)
    }

    /// True when items were left out of the 整改台账.
    var leavesOutItems: Bool { !leftOut.items.isEmpty }

    /// The pages, their stylesheet and `publication.json`, sorted by path; equal publications give equal bytes.
    ///
    /// Paths are relative, with `/`; the pages ask for nothing beyond these files, but lead to `ledgerBookPath`.
    package func files() -> [(path: String, bytes: [UInt8])] {
        var files = [
            ("index.html", IndexPage(publication: self).page().bytes),
            ("publication.json", bytesOfJSON()),
            ("rectification.html", RectificationPage(publication: self).page().bytes),
            ("style.css", Array(Stylesheet.text.utf8)),
        ]
        files += forms.indices.map { (forms[$0].path, FormPage(publication: self, index: $0).page().bytes) }
        return files.map { (path: $0.0, bytes: $0.1) }
            .sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    }
}
