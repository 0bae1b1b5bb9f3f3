fn main() {
    let out = std::env::args().nth(2);
    match codegen::generate(&codegen::Folder(std::env::args().nth(1).unwrap().into())) {
        Ok(files) => {
            println!(
                "{} files, {} lines, {} bytes",
                files.len(),
                files.iter().map(|f| f.text.lines().count()).sum::<usize>(),
                files.iter().map(|f| f.text.len()).sum::<usize>()
            );
            if let Some(out) = out {
                let d = codegen::write::compare(
                    out.as_ref(),
                    &["src/generated", "tests/generated"],
                    &files,
                )
                .unwrap();
                codegen::write::apply(out.as_ref(), &d).unwrap();
            }
        }
        Err(codegen::Error::Rejected { diagnostics, sources }) => print!(
            "{}",
            codegen::diagnostic::render(&diagnostics, &sources, codegen::diagnostic::Style::Plain)
        ),
        Err(codegen::Error::Defect(text)) => println!("DEFECT {text}"),
    }
}
