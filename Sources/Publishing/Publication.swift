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

    /// What stands above all.
    package let header: Header
    /// In the order of the publication.
    package let forms: [PublishedForm]
    /// The rows of the 整改台账, in order.
    package let items: [RectificationItem]
    /// True when items were left out of the 整改台账 because they are 涉密.
    package let leavesOutItems: Bool
    /// True when something is or may be left out because it is 涉密; the index then says so.
    package let leavesOut: Bool

    /// Puts a publication together.
    ///
    /// - Parameters:
    ///   - header: What stands above all.
    ///   - forms: In order, each with its template. Those that are wholly 涉密 are left out.
    ///   - secretForms: The ids of forms that are 涉密 as a whole, whatever their templates say.
    ///   - items: The rows of the 整改台账 that may be shown, in order.
    ///   - leavesOutItems: True when there are 涉密 items besides.
    package init(
        header: Header, forms: [(content: FormContent, template: FormTemplate)], secretForms: Set<String> = [],
        items: [RectificationItem], leavesOutItems: Bool = false
    ) {
        (self.header, self.items, self.leavesOutItems) = (header, items, leavesOutItems)
        let published = forms.map { form in
            secretForms.contains(form.content.id) ? nil : PublishedForm(of: form.content, under: form.template)
        }
        self.forms = published.compactMap { $0 }
        leavesOut = leavesOutItems || published.contains { $0?.mayLeaveOut != false }
    }

    /// The pages, their stylesheet and `publication.json`, sorted by path; equal publications give equal bytes.
    ///
    /// Paths are relative, with `/`; the pages ask for nothing beyond these files.
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
