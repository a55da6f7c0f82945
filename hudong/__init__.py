"""互动:政社互动的软件。Hudong runs government–society interaction for one county."""
